-- Question: what did my last statements cost the network?
-- Needs:    my_servers; the first statement stands for yours, on the same connection
-- Costs:    that statement's; the second is answered from memory
SELECT COUNT(*) AS servers, SUM(i.player_count) AS players
FROM my_servers s
JOIN server_info i ON i.addr = s.addr;

SELECT scan, tables, addresses_asked, answered, silent, packets_sent, retries, cache_hits
FROM diagnostics.scans
ORDER BY scan DESC
LIMIT 10;
