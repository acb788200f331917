-- Question: at which hours of the day is most going on?
-- Needs:    valve-sql record --key addr --into own.servers "SELECT i.addr, i.server_name, i.map, i.player_count FROM my_servers s JOIN server_info i ON i.addr = s.addr"
-- Costs:    nothing is asked; the recording is read
SELECT EXTRACT(HOUR FROM seen_at) AS hour_utc, AVG(players) AS players, MAX(players) AS most
FROM (SELECT seen_at, SUM(player_count) AS players FROM own.servers_at GROUP BY seen_at) AS rounds
GROUP BY EXTRACT(HOUR FROM seen_at)
ORDER BY players DESC;
