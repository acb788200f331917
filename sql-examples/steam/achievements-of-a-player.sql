-- Question: Which achievements has a player reached, over all games?
-- Needs: a webApiKey
-- Costs: a Web API call for the list of games, and one for each game
SELECT g.appid, COUNT(*) AS achievements, SUM(a.achieved) AS reached
FROM steam_api.IPlayerService_GetOwnedGames AS g
JOIN steam_api.ISteamUserStats_GetPlayerAchievements AS a ON a.steamid = g.steamid AND a.appid = g.appid
WHERE g.steamid = steamid('STEAM_0:1:0')
GROUP BY g.appid
ORDER BY reached DESC;
