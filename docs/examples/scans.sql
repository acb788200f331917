-- What did the last statement ask?
SELECT map FROM server_info WHERE addr = '127.20.0.1:27015';
SELECT tables, addresses_asked, answered, silent, rows_read
FROM diagnostics.scans
ORDER BY scan DESC
LIMIT 1;

-- Do two tables share a visit?
SELECT i.map, p.name FROM my_servers s JOIN server_info i ON i.addr = s.addr JOIN players p ON p.addr = s.addr WHERE s.tags = 'csgo';
SELECT tables, addresses_asked, rows_read
FROM diagnostics.scans
ORDER BY scan DESC
LIMIT 1;

-- Which filter went to the server list?
SELECT name FROM master_servers WHERE gamedir = 'rust' AND is_empty;
SELECT tables, filter
FROM diagnostics.scans
WHERE filter IS NOT NULL
ORDER BY scan DESC
LIMIT 1;

-- Which recent statements still run?
SELECT COUNT(*) AS running
FROM diagnostics.scans
WHERE running;

-- How many scans have read each table so far?
SELECT tables, COUNT(*) AS scans, SUM(addresses_asked) AS addresses
FROM diagnostics.scans
WHERE filter IS NULL
GROUP BY tables
ORDER BY tables;
