-- Which servers of a game are judged, and how?
SELECT addr, verdict
FROM servers_honesty
WHERE gamedir = 'tf' AND verdict IS NOT NULL
ORDER BY addr
LIMIT 5;

-- What is said of their players?
SELECT addr, list_players, player_count, player_rows
FROM servers_honesty
WHERE gamedir = 'cstrike' AND player_rows IS NOT NULL
ORDER BY addr
LIMIT 5;

-- In which regions do they claim to be?
SELECT region, COUNT(*) > 0 AS any_of_them
FROM servers_honesty
WHERE gamedir = 'tf'
GROUP BY region
ORDER BY region;

-- Which agree with the list on how many play?
SELECT name, list_players
FROM servers_honesty
WHERE gamedir = 'cstrike' AND list_players = player_count
ORDER BY name
LIMIT 5;

-- Which servers say that nobody plays, and list nobody?
SELECT addr, map
FROM servers_honesty
WHERE app_id = 440 AND player_count = 0 AND player_rows = 0
ORDER BY addr
LIMIT 5;
