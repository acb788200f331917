-- Is this server what it says it is?
SELECT verdict, reason
FROM server_honesty
WHERE addr = '127.20.0.1:27015';

-- What do the list, INFO and PLAYER say of its players?
SELECT list_players, player_count, player_rows
FROM server_honesty
WHERE addr = '127.20.0.3:27015';

-- Which of my servers are listed, and as full as they say?
SELECT s.name, h.listed, h.list_players, h.player_count
FROM my_servers s
JOIN server_honesty h ON h.addr = s.addr
WHERE h.verdict IS NOT NULL
ORDER BY s.name
LIMIT 5;

-- How many bots does each account of a server tell?
SELECT list_bots, bot_count, bot_rows
FROM server_honesty
WHERE addr = '127.20.0.1:27015';

-- How many of my servers answer, by verdict?
SELECT verdict IS NULL AS silent, COUNT(*) > 0 AS any_of_them
FROM my_servers s
JOIN server_honesty h ON h.addr = s.addr
WHERE h.verdict IS NOT NULL
GROUP BY verdict IS NULL;
