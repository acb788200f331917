-- What does the console of a server print for status?
SELECT line_number, line
FROM TABLE(rcon('127.20.0.1:27015', 'status'))
ORDER BY line_number
LIMIT 5;

-- Which of its settings are limits of time? cvarlist prints a line for each.
SELECT line
FROM TABLE(rcon('127.20.0.1:27015', 'cvarlist'))
WHERE line LIKE '%timelimit%';

-- What do all my servers of a game call themselves? All consoles are asked at once.
SELECT s.name, r.line
FROM my_servers s, LATERAL TABLE(rcon(s.addr, 'status')) r
WHERE s.tags = 'garrysmod' AND r.line LIKE 'hostname%'
ORDER BY s.name
LIMIT 5;

-- Which map do my servers report on their consoles?
SELECT s.name, r.line
FROM my_servers s, LATERAL TABLE(rcon(s.addr, 'status')) r
WHERE s.tags = 'csgo' AND r.line LIKE 'map %'
ORDER BY s.name;

-- How many lines does each console print?
SELECT s.name, COUNT(*) AS lines
FROM my_servers s, LATERAL TABLE(rcon(s.addr, 'status')) r
WHERE s.tags = 'csgo'
GROUP BY s.name
ORDER BY lines DESC, s.name;
