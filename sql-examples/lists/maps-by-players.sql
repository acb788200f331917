-- Question: Which maps of a game draw the most players?
-- Needs: a server list (webApiKey, or masterAddress)
-- Costs: one list query, no packet to any game server: the counts are those that servers last reported
SELECT map, COUNT(*) AS servers, SUM(players) AS players
FROM master_servers
WHERE gamedir = 'tf' AND NOT is_empty
GROUP BY map
ORDER BY players DESC, map;
