-- Who are these people?
SELECT steamid, personaname, loccountrycode, personastate
FROM steam_api.ISteamUser_GetPlayerSummaries
WHERE steamids IN (76561197960265729, 76561197960265730, 76561197960265731)
ORDER BY steamid;

-- Who is it, by an id in another form?
SELECT personaname, profileurl, timecreated
FROM steam_api.ISteamUser_GetPlayerSummaries
WHERE steamids = steamid('[U:1:5]');

-- Which of them hide their profiles?
SELECT steamid, personaname
FROM steam_api.ISteamUser_GetPlayerSummaries
WHERE steamids IN (76561197960265733, 76561197960265735, 76561197960265742) AND communityvisibilitystate = 1
ORDER BY steamid;

-- Where do the people on my servers of a game come from?
SELECT p.loccountrycode AS country, COUNT(*) AS people
FROM my_servers s, LATERAL TABLE(rcon_status(s.addr)) r
JOIN steam_api.ISteamUser_GetPlayerSummaries p ON p.steamids = r.steamid
WHERE s.tags = 'csgo' AND p.loccountrycode IS NOT NULL
GROUP BY p.loccountrycode
ORDER BY people DESC, country
LIMIT 5;

-- Which friends of this person play right now, and what?
SELECT p.personaname, p.gameextrainfo
FROM steam_api.ISteamUser_GetFriendList f
JOIN steam_api.ISteamUser_GetPlayerSummaries p ON p.steamids = f.friend_steamid
WHERE f.steamid = 76561197960265734 AND p.gameextrainfo IS NOT NULL
ORDER BY p.personaname
LIMIT 5;
