-- dashboard: My servers
-- about: The servers of my_servers at a glance: who answers, who plays, what is slow.
-- refresh: 15s

-- tile: Servers and players
-- chart: number
SELECT COUNT(*) AS "servers",
       COUNT(i.addr) AS "answer",
       COALESCE(SUM(i.player_count), 0) AS "players",
       COALESCE(SUM(i.max_players), 0) AS "slots"
FROM my_servers s LEFT JOIN server_info i ON i.addr = s.addr;

-- tile: Not answering
-- chart: table
SELECT s.name, s.addr, t.status, t.error
FROM my_servers s JOIN server_status t ON t.addr = s.addr
WHERE t.status <> 'ok'
ORDER BY s.name;

-- tile: Players by server
-- chart: bar x=server y=players,free stack=yes
-- size: wide
SELECT s.name AS server, i.player_count AS players, i.max_players - i.player_count AS free
FROM my_servers s JOIN server_info i ON i.addr = s.addr
ORDER BY i.player_count DESC, s.name
LIMIT 40;

-- tile: Players by map
-- chart: bar x=map y=players
-- size: tall
SELECT i.map, SUM(i.player_count) AS players
FROM my_servers s JOIN server_info i ON i.addr = s.addr
GROUP BY i.map
ORDER BY players DESC, i.map
LIMIT 15;

-- tile: Round trips, in milliseconds
-- chart: histogram y=ping_ms
-- size: tall
SELECT t.ping_ms
FROM my_servers s JOIN server_status t ON t.addr = s.addr
WHERE t.ping_ms IS NOT NULL;

-- tile: Who leads
-- chart: table
-- size: tall
SELECT p.name, p.score, s.name AS server
FROM my_servers s JOIN players p ON p.addr = s.addr
WHERE p.name <> ''
ORDER BY p.score DESC, p.name
LIMIT 12;
