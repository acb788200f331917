-- Question: How many people play the games of the listed servers, on whatever server?
-- Needs: a server list and a webApiKey
-- Costs: one list query, and a Web API call for each game
SELECT g.app_id, g.servers, p.player_count
FROM (SELECT app_id, COUNT(*) AS servers FROM master_servers GROUP BY app_id) AS g
JOIN steam_api.ISteamUserStats_GetNumberOfCurrentPlayers AS p ON p.appid = g.app_id
ORDER BY p.player_count DESC, g.app_id;
