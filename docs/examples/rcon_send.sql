-- Send a command to one server; what it prints is not waited for.
SELECT sent
FROM TABLE(rcon_send('127.20.0.1:27015', 'status'));

-- Send a command to all servers of a game.
SELECT s.name, r.sent
FROM my_servers s, LATERAL TABLE(rcon_send(s.addr, 'version')) r
WHERE s.tags = 'csgo'
ORDER BY s.name;

-- How many of them was it sent to?
SELECT COUNT(*) AS servers
FROM my_servers s, LATERAL TABLE(rcon_send(s.addr, 'version')) r
WHERE s.tags = 'csgo';

-- Send several commands, one after another.
SELECT c.command, r.sent
FROM (VALUES ('status'), ('users')) AS c(command), LATERAL TABLE(rcon_send('127.20.0.1:27015', c.command)) r
ORDER BY c.command;

-- Send a command to servers where somebody plays.
SELECT s.name, r.sent
FROM my_servers s
JOIN server_info i ON i.addr = s.addr, LATERAL TABLE(rcon_send(s.addr, 'version')) r
WHERE s.tags = 'csgo' AND i.player_count > 0
ORDER BY s.name;
