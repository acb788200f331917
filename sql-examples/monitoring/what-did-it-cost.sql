-- Question: what did my last statements cost the network?
-- Needs:    statements run before on the same connection
-- Costs:    nothing: it is answered from memory
SELECT scan, tables, addresses_asked, answered, silent, packets_sent, retries, cache_hits
FROM diagnostics.scans
ORDER BY scan DESC
LIMIT 10;
