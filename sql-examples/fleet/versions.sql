-- Question: which versions of a game run on my servers?
-- Needs:    my_servers
-- Costs:    one INFO question to each server
SELECT i.folder, i.version, COUNT(*) AS servers
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
GROUP BY i.folder, i.version
ORDER BY i.folder, servers DESC, i.version;
