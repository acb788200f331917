-- Question: Who is on my servers, by his Steam id, and where does his profile stand?
-- Needs: rcon=read, and console passwords in the config file
-- Costs: one console command a server, many servers at once
SELECT s.name AS server, r.name AS player, steamid3(r.steamid) AS id, steamid_url(r.steamid) AS profile
FROM my_servers AS s, LATERAL TABLE(rcon_status(s.addr)) AS r
WHERE r.steamid IS NOT NULL
ORDER BY s.name, r.name;
