-- Question: which servers count players but do not list them?
-- Needs:    my_servers
-- Costs:    one visit to each server for INFO and PLAYER together
SELECT s.name, i.player_count
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
WHERE i.player_count > 0
  AND NOT EXISTS (SELECT 1 FROM players p WHERE p.addr = s.addr)
ORDER BY s.name;
