-- Question: Who are the people on my servers, and where do they come from?
-- Needs: rcon=read, named servers with their passwords, and a webApiKey
-- Costs: one console command for each server, and a Web API call for every hundred players
SELECT s.name AS server, r.name, p.personaname, p.loccountrycode, p.timecreated
FROM my_servers AS s, LATERAL TABLE(rcon_status(s.addr)) AS r
JOIN steam_api.ISteamUser_GetPlayerSummaries AS p ON p.steamids = r.steamid
ORDER BY s.name, r.name;
