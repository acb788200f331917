-- Question: on which server is the player who has been connected longest?
-- Needs:    my_servers
-- Costs:    one visit to each server for INFO and PLAYER together: 2 to 3 packets
SELECT p.name, s.name AS server, i.map, ROUND(p.duration / 60) AS minutes
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
JOIN players p ON p.addr = s.addr
WHERE p.name <> ''
ORDER BY p.duration DESC, p.name
LIMIT 5;
