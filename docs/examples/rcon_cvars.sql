-- Which variables has this server?
SELECT name, "value", flags
FROM TABLE(rcon_cvars('127.20.0.1:27015'))
ORDER BY name
LIMIT 5;

-- What is the value of one?
SELECT "value"
FROM TABLE(rcon_cvars('127.20.0.1:27015'))
WHERE name = 'mp_timelimit';

-- What is it on each server of a game?
SELECT s.name, c.value
FROM my_servers s, LATERAL TABLE(rcon_cvars(s.addr)) c
WHERE s.tags = 'garrysmod' AND c.name = 'mp_timelimit'
ORDER BY s.name
LIMIT 5;

-- Are passwords shown? No: they are null.
SELECT name, "value"
FROM TABLE(rcon_cvars('127.20.0.1:27015'))
WHERE name LIKE '%password%'
ORDER BY name;

-- Which variables differ between two servers?
SELECT a.name, a.value AS on_tf_1, b.value AS on_tf_9
FROM TABLE(rcon_cvars('127.20.0.1:27015')) a
JOIN TABLE(rcon_cvars('127.20.0.9:27015')) b ON b.name = a.name
WHERE a.value <> b.value
ORDER BY a.name
LIMIT 5;
