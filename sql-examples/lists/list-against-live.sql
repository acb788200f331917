-- Question: How far is the list behind what the servers say themselves?
-- Needs: a server list (webApiKey)
-- Costs: one list query, and a packet or two for each server of the game
SELECT m.addr, m.map AS listed_map, i.map AS live_map, m.players AS listed, i.player_count AS live
FROM master_servers AS m
JOIN server_info AS i ON i.addr = m.addr
WHERE m.gamedir = 'csgo'
ORDER BY ABS(m.players - i.player_count) DESC, m.addr
LIMIT 20;
