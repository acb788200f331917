-- Question: Which achievements of a game are the rarest?
-- Needs: nothing
-- Costs: one Web API call
SELECT name, percent
FROM steam_api.ISteamUserStats_GetGlobalAchievementPercentagesForApp
WHERE gameid = 440
ORDER BY percent
FETCH FIRST 10 ROWS ONLY;
