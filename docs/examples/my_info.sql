-- Which of my Team Fortress servers are fullest, and what is played there?
SELECT server, map, player_count, max_players FROM my_info
WHERE server LIKE 'tf-%' ORDER BY player_count DESC, server LIMIT 5;

-- How full is each of these games?
SELECT game, COUNT(*) AS servers, SUM(player_count) AS players, SUM(max_players) AS slots
FROM my_info WHERE server SIMILAR TO '(tf|csgo|rust)-%' GROUP BY game ORDER BY players DESC;

-- Which of my servers ask for a password?
SELECT server, server_name FROM my_info
WHERE server SIMILAR TO '(tf|valve|left4dead2)-%' AND password_protected ORDER BY server LIMIT 5;

-- Which of them have room for two, the fullest first?
SELECT server, max_players - player_count AS free FROM my_info
WHERE server LIKE 'tf-%' AND max_players - player_count >= 2 ORDER BY free, server LIMIT 5;

-- Do servers of one game run different versions?
SELECT game, COUNT(DISTINCT version) AS versions, LISTAGG(DISTINCT version, ', ') AS which
FROM my_info WHERE server LIKE 'rust-%' GROUP BY game;
