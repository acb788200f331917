-- Which servers of a game does the list know, the fullest first?
SELECT name, map, players, max_players
FROM master_servers
WHERE gamedir = 'tf'
ORDER BY players DESC, name
LIMIT 5;

-- Which maps of a game draw the most players? No game server is asked.
SELECT map, COUNT(*) AS servers, SUM(players) AS players
FROM master_servers
WHERE gamedir = 'tf' AND NOT is_empty
GROUP BY map
ORDER BY players DESC, map;

-- How many servers run on Linux, how many not?
SELECT linux, COUNT(*) AS servers
FROM master_servers
GROUP BY linux
ORDER BY servers DESC;

-- Which servers have a tag, and nobody plays on them?
SELECT name, map, tags
FROM master_servers
WHERE gamedir = 'rust' AND is_empty AND has_tags(tags, 'alltalk')
ORDER BY name
LIMIT 5;

-- Which servers need no password? Only a condition makes the list tell it.
SELECT name, password_protected
FROM master_servers
WHERE gamedir = 'garrysmod' AND NOT password_protected
ORDER BY name
LIMIT 5;
