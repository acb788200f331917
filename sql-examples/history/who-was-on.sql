-- Question: who played in the last hour, where, from when to when?
-- Needs:    valve-sql record --into own.sessions --sessions "SELECT addr FROM my_servers"
-- Costs:    nothing is asked; the recording is read
SELECT name, addr, valid_from AS joined_at, valid_to AS left_at
FROM own.sessions
WHERE valid_to IS NULL OR valid_to > CURRENT_TIMESTAMP - INTERVAL '1' HOUR
ORDER BY name, valid_from;
