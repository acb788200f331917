-- Which servers of a game have players right now, the fullest first?
SELECT server_name, map, player_count, max_players
FROM servers
WHERE folder = 'tf' AND player_count > 0
ORDER BY player_count DESC, server_name
LIMIT 5;

-- Where can a group of four join a game of Half-Life that is under way?
SELECT server_name, map, max_players - player_count AS free
FROM servers
WHERE folder = 'valve' AND player_count > 0 AND max_players - player_count >= 4 AND NOT password_protected
ORDER BY free, server_name
LIMIT 5;

-- How many servers and players are on each map of a game?
SELECT map, COUNT(*) AS servers, SUM(player_count) AS players
FROM servers
WHERE folder = 'csgo'
GROUP BY map
ORDER BY players DESC, map;

-- Which Windows servers play without Valve Anti-Cheat?
SELECT server_name, folder, map
FROM servers
WHERE platform = 'windows' AND NOT vac_enabled
ORDER BY server_name
LIMIT 5;

-- Who plays on the servers of a map?
SELECT s.server_name, p.name, p.score
FROM servers s
JOIN players p ON p.addr = s.addr
WHERE s.folder = 'tf' AND s.map = 'ctf_2fort'
ORDER BY p.score DESC, p.name
LIMIT 5;
