-- Question: What is new in Team Fortress 2?
-- Needs: nothing
-- Costs: one Web API call
SELECT published, title, url
FROM steam_api.ISteamNews_GetNewsForApp
WHERE appid = 440 AND count = 5
ORDER BY published DESC;
