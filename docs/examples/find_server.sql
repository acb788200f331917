-- A player gives me the address to join; where is that server asked?
SELECT addr, found_by, server_name, map
FROM TABLE(find_server('127.20.0.1:27015'));

-- Which game is it?
SELECT folder, app_id, game_port
FROM TABLE(find_server('127.20.0.3:27015'));

-- Who plays there?
SELECT p.name, p.score
FROM TABLE(find_server('127.20.0.1:27015')) f
JOIN players p ON p.addr = f.addr
ORDER BY p.score DESC;

-- How is it set?
SELECT r.name, r.value
FROM TABLE(find_server('127.20.0.1:27015')) f
JOIN rules r ON r.addr = f.addr
WHERE r.name LIKE 'mp%'
ORDER BY r.name;

-- Is it one of my servers?
SELECT s.name, f.found_by
FROM TABLE(find_server('127.20.0.9:27015')) f
JOIN my_servers s ON s.addr = f.addr;

-- Where are all these asked?
SELECT t.joined, f.addr, f.found_by
FROM (VALUES '127.20.0.1:27015', '127.20.0.9:27015') AS t(joined),
  LATERAL TABLE(find_server(t.joined)) f
ORDER BY t.joined;
