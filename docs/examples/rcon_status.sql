-- Who plays on this server, with Steam ids?
SELECT userid, name, steamid, state
FROM TABLE(rcon_status('127.20.0.1:27015'))
ORDER BY userid;

-- Who are the people on my servers of a game, and where do their profiles stand?
SELECT s.name AS server, r.name, steamid_url(r.steamid) AS profile
FROM my_servers s, LATERAL TABLE(rcon_status(s.addr)) r
WHERE s.tags = 'tf' AND r.steamid IS NOT NULL
ORDER BY s.name, r.steamid
LIMIT 5;

-- How many people and how many bots are on each server?
SELECT s.name, COUNT(r.steamid) AS people, COUNT(*) - COUNT(r.steamid) AS bots
FROM my_servers s, LATERAL TABLE(rcon_status(s.addr)) r
WHERE s.tags = 'tf'
GROUP BY s.name
ORDER BY s.name;

-- Where is the player with this id?
SELECT s.name AS server, r.name, r.connected
FROM my_servers s, LATERAL TABLE(rcon_status(s.addr)) r
WHERE s.tags = 'tf' AND r.steamid = steamid('[U:1:2]')
ORDER BY s.name;

-- What are these players called at Steam?
SELECT r.name, p.personaname
FROM TABLE(rcon_status('127.20.0.1:27015')) r
JOIN steam_api.ISteamUser_GetPlayerSummaries p ON p.steamids = r.steamid
ORDER BY r.userid;
