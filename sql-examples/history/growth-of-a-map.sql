-- Question: does a map win players from day to day?
-- Needs:    valve-sql record --key addr --into own.servers "SELECT i.addr, i.server_name, i.map, i.player_count FROM my_servers s JOIN server_info i ON i.addr = s.addr"
-- Costs:    nothing is asked; the recording is read
SELECT CAST(seen_at AS DATE) AS day_utc, map, AVG(players) AS players, MAX(servers) AS servers
FROM (SELECT seen_at, map, SUM(player_count) AS players, COUNT(*) AS servers
      FROM own.servers_at GROUP BY seen_at, map) AS rounds
GROUP BY CAST(seen_at AS DATE), map
ORDER BY map, day_utc;
