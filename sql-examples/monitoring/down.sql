-- Question: which of my servers do not answer, and why?
-- Needs:    my_servers
-- Costs:    one INFO question to each server, repeated to those that are silent
SELECT s.name, s.addr, h.status, h.error, h.attempts
FROM my_servers s
JOIN server_status h ON h.addr = s.addr
WHERE h.status <> 'ok'
ORDER BY s.name;
