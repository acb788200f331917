-- Which servers did not answer the last statement?
SELECT map FROM server_info WHERE addr IN ('127.20.0.1:27015', '127.20.0.55:27015');
SELECT addr, table_name, status, error
FROM diagnostics.failures
ORDER BY scan DESC
LIMIT 1;

-- What became of an address that is none?
SELECT map FROM server_info WHERE addr = 'not an address';
SELECT addr, status, error
FROM diagnostics.failures
ORDER BY scan DESC
LIMIT 1;

-- Which console could not be reached?
SELECT line FROM TABLE(rcon('127.20.0.55:27015', 'status'));
SELECT table_name, status, error
FROM diagnostics.failures
ORDER BY scan DESC
LIMIT 1;

-- How often did servers fail, and in which way?
SELECT status, COUNT(*) AS failures
FROM diagnostics.failures
GROUP BY status
ORDER BY status;

-- Which of my servers have failed, by their names?
SELECT DISTINCT s.name, f.table_name, f.status
FROM diagnostics.failures f
JOIN my_servers s ON s.addr = f.addr
ORDER BY s.name, f.table_name;
