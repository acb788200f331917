-- Question: Where can a group of four join a game that is under way?
-- Needs: a server list (webApiKey, or masterAddress)
-- Costs: one list query for servers that are neither empty nor full, and a packet or two for each of them
SELECT addr, server_name, map, max_players - player_count AS free
FROM servers
WHERE folder = 'cstrike' AND player_count > 0 AND player_count < max_players AND NOT password_protected
  AND max_players - player_count >= 4
ORDER BY free, addr;
