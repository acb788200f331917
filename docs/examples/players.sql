-- Who plays on this server?
SELECT name, score, duration
FROM players
WHERE addr = '127.20.0.1:27015'
ORDER BY score DESC;

-- Who leads over all my Counter-Strike: Global Offensive servers?
SELECT p.name, p.score, s.name AS server
FROM my_servers s
JOIN players p ON p.addr = s.addr
WHERE s.tags = 'csgo'
ORDER BY p.score DESC, p.name
LIMIT 5;

-- Where does a player of this name play, and on which map? Both tables share one visit.
SELECT s.name AS server, i.map, p.score
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
JOIN players p ON p.addr = s.addr
WHERE s.tags IN ('csgo', 'rust', 'ship') AND p.name = 'Mia'
ORDER BY s.name
LIMIT 5;

-- How long do people stay on average, in minutes, on servers of these games that have more than ten of them?
SELECT s.name, COUNT(*) AS players, CAST(AVG(p.duration) / 60 AS INTEGER) AS minutes
FROM my_servers s
JOIN players p ON p.addr = s.addr
WHERE s.tags IN ('tf', 'csgo', 'rust')
GROUP BY s.name
HAVING COUNT(*) > 10
ORDER BY minutes DESC, s.name
LIMIT 5;

-- Who is the best on each of my Team Fortress 2 servers?
SELECT server, name, score
FROM (
  SELECT s.name AS server, p.name, p.score,
         ROW_NUMBER() OVER (PARTITION BY s.name ORDER BY p.score DESC, p.name) AS place
  FROM my_servers s
  JOIN players p ON p.addr = s.addr
  WHERE s.tags = 'tf') AS ranked
WHERE place = 1
ORDER BY server;
