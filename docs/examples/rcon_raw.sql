-- Which bytes does a console print?
SELECT length, hex
FROM TABLE(rcon_raw('127.20.0.1:27015', 'sv_gravity'));

-- How many bytes are the answers of my servers of a game?
SELECT s.name, r.length
FROM my_servers s, LATERAL TABLE(rcon_raw(s.addr, 'status')) r
WHERE s.tags = 'csgo'
ORDER BY s.name;

-- Which servers print more than a thousand bytes for status?
SELECT s.name, r.length
FROM my_servers s, LATERAL TABLE(rcon_raw(s.addr, 'status')) r
WHERE s.tags = 'tf' AND r.length > 1000
ORDER BY r.length DESC;

-- Does a console end its answer with the end of a line?
SELECT s.name, r.hex LIKE '%0a' AS ends_with_line
FROM my_servers s, LATERAL TABLE(rcon_raw(s.addr, 'version')) r
WHERE s.tags = 'csgo'
ORDER BY s.name;

-- Which of my servers print a gravity of 800? 38 30 30 are its digits.
SELECT s.name
FROM my_servers s, LATERAL TABLE(rcon_raw(s.addr, 'sv_gravity')) r
WHERE s.tags = 'garrysmod' AND r.hex LIKE '%383030%'
ORDER BY s.name;
