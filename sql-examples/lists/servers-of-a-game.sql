-- Question: Which servers of a game are being played on right now, the fullest first?
-- Needs: a server list (webApiKey, or masterAddress)
-- Costs: one list query with the filter \gamedir\tf\empty\1, and a packet or two for each server that it lists
SELECT addr, server_name, map, player_count, max_players
FROM servers
WHERE folder = 'tf' AND player_count > 0
ORDER BY player_count DESC, addr
LIMIT 20;
