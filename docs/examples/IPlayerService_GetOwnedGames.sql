-- Which games does a player like most?
SELECT name, playtime_forever
FROM steam_api.IPlayerService_GetOwnedGames
WHERE steamid = 76561197960265730 AND include_appinfo = TRUE
ORDER BY playtime_forever DESC, appid
LIMIT 5;

-- How many games are there, and how many hours of play?
SELECT COUNT(*) AS games, SUM(playtime_forever) / 60 AS hours
FROM steam_api.IPlayerService_GetOwnedGames
WHERE steamid = 76561197960265730;

-- What was played lately, and when last?
SELECT name, playtime_2weeks, rtime_last_played
FROM steam_api.IPlayerService_GetOwnedGames
WHERE steamid = 76561197960265730 AND include_appinfo = TRUE AND playtime_2weeks IS NOT NULL
ORDER BY playtime_2weeks DESC, appid
LIMIT 5;

-- Which games were bought and never played?
SELECT name
FROM steam_api.IPlayerService_GetOwnedGames
WHERE steamid = 76561197960265730 AND include_appinfo = TRUE AND playtime_forever = 0
ORDER BY name
LIMIT 5;

-- How long have several people played Team Fortress 2? A player who hides the games has no row.
SELECT steamid, playtime_forever
FROM steam_api.IPlayerService_GetOwnedGames
WHERE steamid IN (76561197960265729, 76561197960265730, 76561197960265731, 76561197960265735)
  AND include_played_free_games = TRUE AND appid = 440
ORDER BY steamid;
