-- Question: Which games have how many servers and players?
-- Needs: a server list (webApiKey)
-- Costs: a list query; over 10,000 servers more of them, since the list is then divided by filters
SELECT gamedir, COUNT(*) AS servers, SUM(CASE WHEN is_empty THEN 1 ELSE 0 END) AS empty_ones, SUM(players) AS players
FROM master_servers
GROUP BY gamedir
ORDER BY servers DESC;
