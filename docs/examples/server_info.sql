-- What is this server, and how full is it?
SELECT server_name, map, player_count, max_players, password_protected
FROM server_info
WHERE addr = '127.20.0.1:27015';

-- What do several servers play? One answers in the old form and tells no version.
SELECT server_name, game, map, engine, version
FROM server_info
WHERE addr IN ('127.20.0.1:27015', '127.20.0.2:27015', '127.20.0.3:27015')
ORDER BY server_name;

-- Which of my Team Fortress 2 servers have free slots and players already?
SELECT s.name, i.map, i.player_count, i.max_players - i.player_count AS free
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
WHERE s.tags = 'tf' AND i.player_count > 0 AND i.player_count < i.max_players
ORDER BY s.name;

-- How many servers, players and slots has each game?
SELECT i.folder, COUNT(*) AS servers, SUM(i.player_count) AS players, SUM(i.max_players) AS slots
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
GROUP BY i.folder
ORDER BY players DESC, i.folder
LIMIT 5;

-- On which servers of these games can players not rely on Valve Anti-Cheat, or is a password needed?
SELECT s.name, i.server_name, i.vac_enabled, i.password_protected
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
WHERE s.tags IN ('tf', 'csgo', 'left4dead2') AND (NOT i.vac_enabled OR i.password_protected)
ORDER BY s.name
LIMIT 5;
