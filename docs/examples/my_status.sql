-- Which of my servers do not answer?
SELECT server, status FROM my_status WHERE status <> 'ok' ORDER BY server;

-- How many of my Team Fortress servers are up?
SELECT status, COUNT(*) AS servers FROM my_status WHERE server LIKE 'tf-%' GROUP BY status;

-- What share of them is up?
SELECT ROUND(100.0 * COUNT(*) FILTER (WHERE status = 'ok') / COUNT(*), 1) AS percent_up
FROM my_status WHERE server LIKE 'tf-%';

-- Is one of them up?
SELECT server, status FROM my_status WHERE server IN ('tf-1', 'tf-2') ORDER BY server;

-- Which of these games has a server that is up?
SELECT SPLIT_PART(server, '-', 1) AS game, BOOL_OR(status = 'ok') AS up
FROM my_status WHERE server SIMILAR TO '(tf|csgo|rust)-%' GROUP BY 1 ORDER BY 1;
