-- Question: how much of the time did each of my servers answer?
-- Needs:    valve-sql record --key addr --into own.servers "SELECT i.addr, i.server_name, i.map, i.player_count FROM my_servers s JOIN server_info i ON i.addr = s.addr"
-- Costs:    nothing is asked; the recording is read
SELECT h.addr, MAX(h.server_name) AS server_name,
       COUNT(*) * 100 / (SELECT COUNT(*) FROM own.servers_rounds WHERE complete) AS percent
FROM own.servers_rounds r
JOIN own.servers h ON h.valid_from <= r.started_at
  AND (h.valid_to IS NULL OR h.valid_to > r.started_at)
  AND (h.silent_since IS NULL OR h.silent_since > r.started_at)
WHERE r.complete
GROUP BY h.addr
ORDER BY percent, h.addr;
