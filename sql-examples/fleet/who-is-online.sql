-- Question: which of my servers are up, what do they play, and how full are they?
-- Needs:    my_servers (with fleet=N, the simulated fleet)
-- Costs:    one INFO question to each server: 1 packet, 2 where the server challenges
SELECT s.name, i.map, i.player_count, i.max_players, ROUND(i.ping_ms) AS ping
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
ORDER BY i.player_count DESC, s.name
LIMIT 20;
