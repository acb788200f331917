-- Question: which servers have a setting that differs from what most of them have?
-- Needs:    my_servers
-- Costs:    one RULES question to each server: 2 packets, the challenge among them
SELECT r.name AS setting, r.value, COUNT(*) AS servers
FROM my_servers s
JOIN rules r ON r.addr = s.addr
WHERE r.name IN ('mp_friendlyfire', 'sv_gravity', 'mp_timelimit')
GROUP BY r.name, r.value
ORDER BY r.name, servers DESC, r.value;
