-- How many people play Team Fortress 2?
SELECT player_count
FROM steam_api.ISteamUserStats_GetNumberOfCurrentPlayers
WHERE appid = 440;

-- Which of these games has the most players?
SELECT appid, player_count
FROM steam_api.ISteamUserStats_GetNumberOfCurrentPlayers
WHERE appid IN (10, 440, 730)
ORDER BY player_count DESC;

-- How many people play the games of my servers?
SELECT g.app_id, g.servers, p.player_count
FROM (
  SELECT i.app_id, COUNT(*) AS servers
  FROM my_servers s
  JOIN server_info i ON i.addr = s.addr
  WHERE s.tags IN ('tf', 'csgo', 'rust')
  GROUP BY i.app_id) AS g
JOIN steam_api.ISteamUserStats_GetNumberOfCurrentPlayers p ON p.appid = g.app_id
ORDER BY g.servers DESC, g.app_id;

-- How many of all players of a game are on my servers?
SELECT g.here, p.player_count AS everywhere
FROM (
  SELECT SUM(i.player_count) AS here
  FROM my_servers s
  JOIN server_info i ON i.addr = s.addr
  WHERE s.tags = 'tf') AS g
CROSS JOIN steam_api.ISteamUserStats_GetNumberOfCurrentPlayers p
WHERE p.appid = 440;

-- What did the Web API answer, word for word?
SELECT response
FROM steam_api.ISteamUserStats_GetNumberOfCurrentPlayers
WHERE appid = 440;
