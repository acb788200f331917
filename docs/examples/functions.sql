-- What is the 64-bit number of an id?
SELECT steamid('STEAM_0:0:11101') AS id;

-- What are its other forms?
SELECT steamid2(76561197960287930) AS id2, steamid3(76561197960287930) AS id3, steamid_url(76561197960287930) AS url;

-- What kind of ids are these?
SELECT id, steamid_type(id) AS type, steamid_account_id(id) AS account
FROM (VALUES '[U:1:22202]', '[g:1:4]', '[G:1:100]') AS t(id)
ORDER BY account;

-- Which of these texts are ids at all?
SELECT id, steamid_valid(id) AS valid
FROM (VALUES 'STEAM_1:0:11101', '[U:1:22202]', 'nonsense') AS t(id)
ORDER BY id;

-- In which world of Steam is an id, and which instance is it?
SELECT steamid_universe('[U:1:22202]') AS universe, steamid_instance('[U:1:22202]') AS instance;

-- Which servers have all of some tags, or any of them?
SELECT s.name, has_tags(i.keywords, 'alltalk,fleet') AS all_of_them, has_any_tag(i.keywords, 'alltalk,fleet') AS any_of_them
FROM my_servers s
JOIN server_info i ON i.addr = s.addr
WHERE s.tags = 'garrysmod'
ORDER BY s.name
LIMIT 5;

-- Which words do this driver's columns have for what other libraries call so?
SELECT server_type('Non-Dedicated') AS server_type, platform('Mac OS X') AS platform, platform(119) AS by_number;
-- Which ids have these accounts, as Dota numbers players? Type, universe and instance may be given.
SELECT steamid(22202, 'individual') AS person, steamid(4, 'clan') AS clan, steamid(7, 'individual', 4) AS dev;

-- What stands at a path of an answer in KeyValues or XML?
SELECT vdf_value('"response" { "servers" { "0" { "addr" "203.0.113.7:27015" } } }', 'response.servers.0.addr') AS vdf,
       xml_value('<response><player>Ann</player><player>Bo</player></response>', 'response.player.1') AS xml;
