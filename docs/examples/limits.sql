-- Which limits are there? The Web API of a simulated fleet has none, so that its numbers are very large.
SELECT name, calls, window_s
FROM diagnostics.limits
WHERE window_s > 0
ORDER BY name;

-- Has any call had to wait?
SELECT name, refused
FROM diagnostics.limits
ORDER BY name;

-- Did servers have to wait for their turn, since one host or server was asked too often?
SELECT name, refused AS waited, wait_ms
FROM diagnostics.limits
WHERE name LIKE 'udp%'
ORDER BY name;

-- Does the service want us to wait right now?
SELECT name, wait_ms > 0 AS waits
FROM diagnostics.limits
WHERE window_s > 0
ORDER BY name;

-- Is a limit nearly used up?
SELECT COUNT(*) AS nearly_used_up
FROM diagnostics.limits
WHERE used > calls * 0.9;

-- How long is the window of each limit, in minutes?
SELECT name, window_s / 60 AS minutes
FROM diagnostics.limits
WHERE window_s > 0
ORDER BY minutes;

-- Was a list too large to be kept for other statements, or an answer?
SELECT name, refused AS not_kept
FROM diagnostics.limits
WHERE name LIKE 'bytes of%'
ORDER BY name;
