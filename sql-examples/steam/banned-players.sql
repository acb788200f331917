-- Question: Is anybody on my servers who is banned elsewhere?
-- Needs: rcon=read, named servers with their passwords, and a webApiKey
-- Costs: one console command for each server, and a Web API call for every hundred players
SELECT s.name AS server, r.name, steamid_url(r.steamid) AS profile, b.vacbanned, b.numberofvacbans, b.dayssincelastban
FROM my_servers AS s, LATERAL TABLE(rcon_status(s.addr)) AS r
JOIN steam_api.ISteamUser_GetPlayerBans AS b ON b.steamids = r.steamid
WHERE b.vacbanned
ORDER BY b.dayssincelastban;
