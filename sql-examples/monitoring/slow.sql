-- Question: which servers take longest to answer?
-- Needs:    my_servers
-- Costs:    one INFO question to each server
SELECT s.name, ROUND(h.ping_ms) AS ping_ms
FROM my_servers s
LEFT JOIN server_status h ON h.addr = s.addr
WHERE h.ping_ms IS NOT NULL
ORDER BY h.ping_ms DESC
LIMIT 10;
