-- Question: which servers are slow to answer?
-- Needs:    my_servers
-- Costs:    one INFO question to each server
SELECT s.name, ROUND(h.ping_ms) AS ping_ms
FROM my_servers s
LEFT JOIN server_status h ON h.addr = s.addr
WHERE h.ping_ms > 50
ORDER BY h.ping_ms DESC;
