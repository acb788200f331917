-- Question: how many servers and players does each game have?
-- Needs:    my_servers
-- Costs:    one INFO question to each server
SELECT i.folder, COUNT(*) AS servers, SUM(i.player_count) AS players, SUM(i.max_players) AS slots
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
GROUP BY i.folder
ORDER BY players DESC, i.folder;
