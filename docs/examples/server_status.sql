-- Is this server up?
SELECT status, error
FROM server_status
WHERE addr = '127.20.0.1:27015';

-- Which of these two is down, and why? A server that is silent has a row, too.
SELECT addr, status, error
FROM server_status
WHERE addr IN ('127.20.0.1:27015', '127.20.0.55:27015')
ORDER BY addr;

-- Which of my Counter-Strike servers are down?
SELECT s.name, t.status, t.error
FROM my_servers s
JOIN server_status t ON t.addr = s.addr
WHERE s.tags = 'cstrike' AND t.status <> 'ok'
ORDER BY s.name;

-- How many of my servers are up, for each game?
SELECT s.tags AS game, COUNT(*) AS servers, SUM(CASE WHEN t.status = 'ok' THEN 1 ELSE 0 END) AS up
FROM my_servers s
JOIN server_status t ON t.addr = s.addr
GROUP BY s.tags
ORDER BY servers DESC, game
LIMIT 5;

-- What does a wrong address give? A row that says so.
SELECT addr, status, error
FROM server_status
WHERE addr = 'not an address';
