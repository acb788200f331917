-- Which achievements has a player reached in a game?
SELECT apiname, unlocktime
FROM steam_api.ISteamUserStats_GetPlayerAchievements
WHERE steamid = 76561197960265730 AND appid = 440 AND achieved = 1
ORDER BY unlocktime, apiname
LIMIT 5;

-- What are they called?
SELECT apiname, name, achieved
FROM steam_api.ISteamUserStats_GetPlayerAchievements
WHERE steamid = 76561197960265730 AND appid = 440 AND l = 'english'
ORDER BY apiname
LIMIT 5;

-- How many of how many are reached?
SELECT SUM(achieved) AS reached, COUNT(*) AS achievements
FROM steam_api.ISteamUserStats_GetPlayerAchievements
WHERE steamid = 76561197960265730 AND appid = 440;

-- Who of these people has reached the most?
SELECT steamid, SUM(achieved) AS reached
FROM steam_api.ISteamUserStats_GetPlayerAchievements
WHERE steamid IN (76561197960265729, 76561197960265730, 76561197960265731) AND appid = 440
GROUP BY steamid
ORDER BY reached DESC, steamid;

-- Which achievements are missing that most people have?
SELECT a.apiname, g.percent
FROM steam_api.ISteamUserStats_GetPlayerAchievements a
JOIN steam_api.ISteamUserStats_GetGlobalAchievementPercentagesForApp g ON g.name = a.apiname
WHERE a.steamid = 76561197960265730 AND a.appid = 440 AND a.achieved = 0 AND g.gameid = 440
ORDER BY g.percent DESC, a.apiname
LIMIT 5;
