-- Question: who leads, over all my servers?
-- Needs:    my_servers
-- Costs:    one PLAYER question to each server: 2 packets, the challenge among them
SELECT p.name, p.score, s.name AS server
FROM my_servers s
JOIN players p ON p.addr = s.addr
WHERE p.name <> ''
ORDER BY p.score DESC, p.name
LIMIT 10;
