-- Question: which servers have no free slot?
-- Needs:    my_servers
-- Costs:    one INFO question to each server
SELECT s.name, i.map, i.player_count, i.max_players
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
WHERE i.player_count >= i.max_players AND i.player_count > 0
ORDER BY s.name;
