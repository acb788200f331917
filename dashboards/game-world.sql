-- dashboard: A game's world
-- about: One game over all servers of a list: its maps, regions, countries and versions, how full it is and when. It needs a server list, and for the hours a recording; without them, the tiles say what is missing.
-- refresh: 60s

-- parameter: game
SELECT folder, game || ' (' || folder || ')'
FROM (SELECT folder, MIN(game) AS game, COUNT(*) AS many
      FROM my_servers s JOIN server_info i ON i.addr = s.addr
      GROUP BY folder)
ORDER BY many DESC, folder;

-- tile: Now
-- chart: number
SELECT COUNT(*) AS "servers", SUM(player_count) AS "players", SUM(max_players) AS "slots", SUM(bot_count) AS "bots"
FROM servers
WHERE folder = :game;

-- tile: How full servers are
-- chart: bar x=players y=servers
SELECT CASE WHEN player_count = 0 THEN 'empty' WHEN player_count >= max_players THEN 'full'
            WHEN player_count * 2 >= max_players THEN 'half or more' ELSE 'less than half' END AS players,
       COUNT(*) AS servers
FROM servers
WHERE folder = :game
GROUP BY 1
ORDER BY servers DESC;

-- tile: Players by map
-- chart: bar x=map y=players
-- size: wide
SELECT map, SUM(player_count) AS players, COUNT(*) AS servers
FROM servers
WHERE folder = :game
GROUP BY map
ORDER BY players DESC, map
LIMIT 30;

-- tile: Players by region
-- chart: bar x=region y=players
SELECT region, SUM(player_count) AS players
FROM servers
WHERE folder = :game
GROUP BY region
ORDER BY players DESC;

-- tile: Players by hour, from a recording
-- chart: line x=hour y=players
-- Needs: valve-sql record --every 10m --key addr --into own.servers "SELECT addr, folder, map, player_count FROM servers"
SELECT EXTRACT(HOUR FROM seen_at) AS hour, AVG(players) AS players
FROM (SELECT seen_at, SUM(player_count) AS players FROM own.servers_at WHERE folder = :game GROUP BY seen_at)
GROUP BY EXTRACT(HOUR FROM seen_at)
ORDER BY hour;

-- tile: Players by country
-- chart: map x=country y=players
-- size: wide
SELECT country(addr) AS country, SUM(player_count) AS players
FROM servers
WHERE folder = :game AND country(addr) IS NOT NULL
GROUP BY country(addr);

-- tile: Versions
-- chart: bar x=version y=servers
-- size: tall
SELECT version, COUNT(*) AS servers
FROM servers
WHERE folder = :game
GROUP BY version
ORDER BY servers DESC, version
LIMIT 12;

-- tile: Fullest
-- chart: table
-- size: tall
SELECT server_name, map, player_count AS players, max_players AS slots
FROM servers
WHERE folder = :game
ORDER BY player_count DESC, server_name
LIMIT 15;
