-- Question: which settings does this server publish?
-- Needs:    an address; here the first of my_servers that answers
-- Costs:    one INFO question to each server until one answers, then one RULES question
SELECT r.name, r.value
FROM rules r
WHERE r.addr = (SELECT MIN(i.addr) FROM my_servers s JOIN server_info i ON i.addr = s.addr)
ORDER BY r.name;
