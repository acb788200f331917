-- dashboard: One server
-- about: What it says of itself, who plays, and where its settings differ from those of other servers of the same game.
-- refresh: 10s

-- parameter: addr
SELECT addr, name FROM my_servers ORDER BY name LIMIT 500;

-- tile: Now
-- chart: table
-- size: wide
SELECT i.server_name, i.game, i.map, i.player_count, i.max_players, i.bot_count, i.version, i.platform
FROM server_info i
WHERE i.addr = :addr;

-- tile: Players
-- chart: number
SELECT player_count AS "play", max_players AS "slots", bot_count AS "bots"
FROM server_info
WHERE addr = :addr;

-- tile: Does it answer?
-- chart: table
SELECT status, CAST(ping_ms AS DECIMAL(9, 1)) AS ping_ms, attempts, error
FROM server_status
WHERE addr = :addr;

-- tile: Who plays
-- chart: table
-- size: tall
SELECT name, score, CAST(duration / 60 AS INTEGER) AS minutes
FROM players
WHERE addr = :addr
ORDER BY score DESC, name;

-- tile: Scores
-- chart: bar x=name y=score
-- size: tall
SELECT name, score
FROM players
WHERE addr = :addr AND name <> ''
ORDER BY score DESC, name
LIMIT 20;

-- tile: Settings that differ from its neighbours'
-- chart: table
-- size: wide
WITH own AS (SELECT name, "value" FROM rules WHERE addr = :addr),
     game AS (SELECT folder FROM server_info WHERE addr = :addr),
     others AS (
       SELECT r.name, r."value", COUNT(*) AS servers
       FROM my_servers s
       JOIN server_info i ON i.addr = s.addr
       JOIN rules r ON r.addr = s.addr
       WHERE i.folder IN (SELECT folder FROM game) AND s.addr <> :addr
       GROUP BY r.name, r."value")
SELECT own.name AS setting, own."value" AS here, others."value" AS elsewhere, others.servers
FROM own JOIN others ON others.name = own.name
WHERE others."value" <> own."value" AND others.servers > 1
ORDER BY others.servers DESC, own.name
LIMIT 30;
