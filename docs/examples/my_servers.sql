-- Which servers have I named?
SELECT name, tags, has_rcon
FROM my_servers
ORDER BY name
LIMIT 5;

-- What is the address of a server?
SELECT addr
FROM my_servers
WHERE name = 'tf-9';

-- Which servers have a tag?
SELECT name
FROM my_servers
WHERE has_tags(tags, 'garrysmod')
ORDER BY name;

-- How many servers are there of each game?
SELECT tags AS game, COUNT(*) AS servers
FROM my_servers
GROUP BY tags
ORDER BY servers DESC, game
LIMIT 5;

-- Which of my Rust servers have the most players?
SELECT s.name, i.server_name, i.player_count
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
WHERE s.tags = 'rust'
ORDER BY i.player_count DESC, s.name
LIMIT 5;
