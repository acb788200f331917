-- Which settings does this server tell?
SELECT name, "value"
FROM rules
WHERE addr = '127.20.0.1:27015'
ORDER BY name
LIMIT 5;

-- What is one setting on several servers?
SELECT addr, "value"
FROM rules
WHERE addr IN ('127.20.0.1:27015', '127.20.0.9:27015', '127.20.0.15:27015') AND name = 'mp_timelimit'
ORDER BY CAST("value" AS INTEGER), addr;

-- Which of my servers have another gravity than usual?
SELECT s.name, r.value AS gravity
FROM my_servers s
JOIN rules r ON r.addr = s.addr
WHERE r.name = 'sv_gravity' AND r.value <> '800'
ORDER BY s.name;

-- How are settings spread over my servers of these games?
SELECT r.name, r.value, COUNT(*) AS servers
FROM my_servers s
JOIN rules r ON r.addr = s.addr
WHERE s.tags IN ('tf', 'csgo', 'rust') AND r.name IN ('mp_friendlyfire', 'sv_gravity')
GROUP BY r.name, r.value
ORDER BY r.name, servers DESC;

-- How do the settings of two servers differ?
SELECT a.name, a.value AS on_tf_1, b.value AS on_tf_9
FROM rules a
JOIN rules b ON b.name = a.name
WHERE a.addr = '127.20.0.1:27015' AND b.addr = '127.20.0.9:27015' AND a.value <> b.value
ORDER BY a.name
LIMIT 5;
