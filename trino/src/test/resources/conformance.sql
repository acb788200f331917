# The same questions to the driver and to a Trino of three nodes: equal rows, the same servers asked the
# same, the same calls of the Web API. ${a0} is the address of the first server of the fleet.
# fails: both end with a sentence that has these words. trino: how it is written there.
# differs: rows are not compared, and why. asked: who was asked is not compared, and why. ordered: in order.

# Keys by constants

-- one server by its address
SELECT addr, server_name, map, player_count, max_players FROM server_info WHERE addr = '${a0}';

-- all columns of one server but those that change by the moment
SELECT ip, query_port, server_name, map, folder, game, app_id, player_count, max_players, bot_count, server_type, platform, password_protected, vac_enabled, version, port, steam_id, keywords, game_id FROM server_info WHERE addr = '${a14}';

-- servers by a list of addresses
SELECT addr, map FROM server_info WHERE addr IN ('${a0}', '${a1}', '${a14}');

-- servers by OR of addresses
SELECT addr, map FROM server_info WHERE addr = '${a0}' OR addr = '${a1}';

-- the same address twice in a list is asked once
SELECT addr FROM server_info WHERE addr IN ('${a0}', '${a0}');

-- a list and an equality leave what both name
SELECT addr FROM server_info WHERE addr IN ('${a0}', '${a1}') AND addr = '${a1}';

-- two addresses at once are none, and nobody is asked
SELECT addr FROM server_info WHERE addr = '${a0}' AND addr = '${a1}';

-- an address beside a condition that is checked
SELECT addr FROM server_info WHERE addr IN ('${a0}', '${a1}', '${a2}') AND player_count > 0;

-- an address beside LIKE
SELECT addr, server_name FROM server_info WHERE addr IN ('${a0}', '${a13}') AND server_name LIKE '%Guard%';

-- a null key finds nothing
SELECT addr FROM server_info WHERE addr = CAST(NULL AS VARCHAR);

-- an address without a port takes the usual one
SELECT addr, map FROM server_info WHERE addr = '127.20.0.1';

-- players of one server
SELECT name, score, duration FROM players WHERE addr = '${a0}';

-- players of three servers
SELECT addr, name, score FROM players WHERE addr IN ('${a0}', '${a1}', '${a14}');

-- rules of one server
SELECT name, value FROM rules WHERE addr = '${a0}';

-- one rule of some servers
SELECT addr, value FROM rules WHERE addr IN ('${a0}', '${a1}', '${a14}') AND name = 'sv_gravity';

-- the state of servers, silent ones among them
SELECT addr, status FROM server_status WHERE addr IN ('${a0}', '${a38}');

-- what was counted of a server
SELECT addr, verdict, player_count FROM server_honesty WHERE addr = '${a0}';

-- a name that is no host is no row
SELECT addr, map FROM server_info WHERE addr IN ('${a0}', 'no.such.host.invalid:27015');

-- text that is no address is no row
SELECT addr, map FROM server_info WHERE addr IN ('${a0}', 'not an address');

-- text that is no address has a state
SELECT addr, status FROM server_status WHERE addr = 'not an address';

-- a silent server is no row
SELECT addr, map FROM server_info WHERE addr = '${a38}';

-- a silent server beside one that answers
SELECT addr, map FROM server_info WHERE addr IN ('${a38}', '${a1}');

-- a server that is silent about nobody has no players
SELECT name FROM players WHERE addr = '${a8}';

-- counting needs no column
SELECT count(*) FROM server_info WHERE addr IN ('${a0}', '${a1}', '${a38}');

-- a column renamed
SELECT addr AS where_it_is FROM server_info WHERE addr = '${a0}';

-- an expression over columns
SELECT max_players - player_count AS free FROM server_info WHERE addr = '${a0}';

-- keys by UNION
SELECT addr, map FROM server_info WHERE addr = '${a0}' UNION ALL SELECT addr, map FROM server_info WHERE addr = '${a1}';

-- NOT on a checked condition
SELECT addr FROM server_info WHERE addr IN ('${a0}', '${a2}') AND NOT (player_count > 0);

-- IS NULL on a checked column
SELECT addr FROM server_info WHERE addr IN ('${a0}', '${a14}') AND keywords IS NULL;

-- BETWEEN on a checked column
SELECT addr FROM server_info WHERE addr IN ('${a0}', '${a1}', '${a14}') AND player_count BETWEEN 4 AND 10;

# Without a key

-- server_info without a key is a sentence
--! fails: Table server_info can only be read by its key addr
SELECT * FROM server_info;

-- players without a key is a sentence
--! fails: Table players can only be read by its key addr
SELECT * FROM players;

-- rules without a key is a sentence
--! fails: Table rules can only be read by its key addr
SELECT * FROM rules;

-- server_status without a key is a sentence
--! fails: Table server_status can only be read by its key addr
SELECT * FROM server_status;

-- server_honesty without a key is a sentence
--! fails: Table server_honesty can only be read by its key addr
SELECT * FROM server_honesty;

-- a range is no key
--! fails: Table players can only be read by its key addr
SELECT * FROM players WHERE addr > '1';

-- LIKE is no key
--! fails: Table players can only be read by its key addr
SELECT * FROM players WHERE addr LIKE '127.%';

-- another column is no key
--! fails: Table players can only be read by its key addr
SELECT * FROM players WHERE name = 'Ann';

-- a join on another column brings no key
--! fails: Table players can only be read by its key addr
SELECT p.name FROM my_servers m JOIN players p ON p.name = m.name;

-- two keyed tables joined with each other alone
--! fails: can only be read by its key addr
SELECT p.name FROM server_info i JOIN players p ON p.addr = i.addr;

-- a method of the Web API without its parameter
--! fails: can only be read by its key appid
SELECT title FROM steam_api.isteamnews_getnewsforapp;

# Joins

-- an inner join brings the keys
SELECT m.name, i.map FROM my_servers m JOIN server_info i ON i.addr = m.addr WHERE m.tags = 'tf';

-- the sides of the equality exchanged
SELECT m.name, i.map FROM my_servers m JOIN server_info i ON m.addr = i.addr WHERE m.tags = 'tf';

-- the keyed table first
SELECT m.name, i.map FROM server_info i JOIN my_servers m ON i.addr = m.addr WHERE m.tags = 'tf';

-- a comma and WHERE
SELECT m.name, i.map FROM my_servers m, server_info i WHERE i.addr = m.addr AND m.tags = 'tf';

-- the keyed table first, a comma and WHERE
SELECT m.name, i.map FROM server_info i, my_servers m WHERE i.addr = m.addr AND m.tags = 'tf';

-- USING
SELECT m.name, i.map FROM my_servers m JOIN server_info i USING (addr) WHERE m.tags = 'tf';

-- a left join keeps servers without an answer
SELECT m.name, i.map FROM my_servers m LEFT JOIN server_info i ON i.addr = m.addr WHERE m.tags = 'valve';

-- a right join, the other way round
SELECT m.name, i.map FROM server_info i RIGHT JOIN my_servers m ON i.addr = m.addr WHERE m.tags = 'valve';

-- a left join of players keeps empty servers
SELECT m.name, p.name FROM my_servers m LEFT JOIN players p ON p.addr = m.addr WHERE m.tags = 'left4dead2';

-- players of one game
SELECT m.name, p.name, p.score FROM my_servers m JOIN players p ON p.addr = m.addr WHERE m.tags = 'tf';

-- rules of one game
SELECT m.name, count(*) FROM my_servers m JOIN rules r ON r.addr = m.addr WHERE m.tags = 'tf' GROUP BY m.name;

-- a state of each
SELECT m.name, s.status FROM my_servers m JOIN server_status s ON s.addr = m.addr WHERE m.tags = 'valve';

-- two keyed tables on one key
SELECT m.name, i.map, p.name FROM my_servers m JOIN server_info i ON i.addr = m.addr JOIN players p ON p.addr = m.addr WHERE m.tags = 'tf';

-- two keyed tables, the second by the first
SELECT m.name, i.map, p.name FROM my_servers m JOIN server_info i ON i.addr = m.addr JOIN players p ON p.addr = i.addr WHERE m.tags = 'tf';

-- two keyed tables, the second outer
SELECT m.name, i.map, p.name FROM my_servers m JOIN server_info i ON i.addr = m.addr LEFT JOIN players p ON p.addr = m.addr WHERE m.tags = 'left4dead2';

-- three keyed tables
--! asked: Trino asks for rules where players came only; the driver asks for all in one visit
SELECT m.name, i.map, count(DISTINCT p.name), count(DISTINCT r.name) FROM my_servers m JOIN server_info i ON i.addr = m.addr JOIN players p ON p.addr = m.addr JOIN rules r ON r.addr = m.addr WHERE m.tags = 'tf' GROUP BY m.name, i.map;

-- two keyed tables by a constant
SELECT i.map, p.name FROM server_info i JOIN players p ON p.addr = i.addr WHERE i.addr = '${a0}';

-- a condition on the joined table
SELECT m.name, i.map FROM my_servers m JOIN server_info i ON i.addr = m.addr WHERE m.tags = 'cstrike' AND i.player_count > 5;

-- a condition over both sides
SELECT m.name FROM my_servers m JOIN server_info i ON i.addr = m.addr AND i.folder = m.tags WHERE m.tags = 'tf';

-- another equality in ON
SELECT m.name, p.name FROM my_servers m JOIN players p ON p.addr = m.addr AND p.name = 'Ann' WHERE m.tags = 'cstrike';

-- an inequality in ON
SELECT m.name, i.map FROM my_servers m JOIN server_info i ON i.addr = m.addr AND i.player_count > 7 WHERE m.tags = 'tf';

-- VALUES bring keys
SELECT v.a, i.map FROM (VALUES '${a0}', '${a1}') AS v(a) JOIN server_info i ON i.addr = v.a;

-- VALUES with the same key twice give two rows
SELECT v.n, i.map FROM (VALUES (1, '${a0}'), (2, '${a0}')) AS v(n, a) JOIN server_info i ON i.addr = v.a;

-- VALUES with a null
SELECT v.n, i.map FROM (VALUES (1, '${a0}'), (2, CAST(NULL AS VARCHAR))) AS v(n, a) JOIN server_info i ON i.addr = v.a;

-- VALUES with a null, outer
SELECT v.n, i.map FROM (VALUES (1, '${a0}'), (2, CAST(NULL AS VARCHAR))) AS v(n, a) LEFT JOIN server_info i ON i.addr = v.a;

-- a key that is put together
SELECT i.map FROM (VALUES 1, 2) AS v(n) JOIN server_info i ON i.addr = '127.20.0.' || CAST(v.n AS VARCHAR) || ':27015';

-- IN with a sub-query
SELECT addr, map FROM server_info WHERE addr IN (SELECT addr FROM my_servers WHERE tags = 'tf');

-- IN with a sub-query of VALUES
SELECT name FROM players WHERE addr IN (SELECT a FROM (VALUES '${a0}', '${a14}') AS v(a));

-- EXISTS
SELECT m.name FROM my_servers m WHERE m.tags = 'tf' AND EXISTS (SELECT 1 FROM players p WHERE p.addr = m.addr);

-- a scalar sub-query
SELECT m.name, (SELECT i.map FROM server_info i WHERE i.addr = m.addr) AS map FROM my_servers m WHERE m.tags = 'tf';

-- a counting sub-query
SELECT m.name, (SELECT count(*) FROM players p WHERE p.addr = m.addr) AS n FROM my_servers m WHERE m.tags = 'tf';

-- a common table expression
WITH mine AS (SELECT addr, name FROM my_servers WHERE tags = 'tf') SELECT mine.name, i.map FROM mine JOIN server_info i ON i.addr = mine.addr;

-- a derived table of the keyed table
SELECT m.name, x.m FROM my_servers m JOIN (SELECT addr, upper(map) AS m FROM server_info) x ON x.addr = m.addr WHERE m.tags = 'tf';

-- a derived table with a condition
SELECT m.name FROM my_servers m JOIN (SELECT addr FROM server_info WHERE player_count > 5) x ON x.addr = m.addr WHERE m.tags = 'tf';

-- a join of a constant server with its players
SELECT i.server_name, p.name FROM server_info i, players p WHERE i.addr = '${a1}' AND p.addr = '${a1}';

-- a limit over a join
--! asked: either stops asking when it has enough, at its own pace
SELECT count(*) FROM (SELECT p.name FROM my_servers m JOIN players p ON p.addr = m.addr WHERE m.tags = 'tf' LIMIT 3) AS x;

-- grouping over a join
SELECT i.folder, count(*), sum(i.player_count) FROM my_servers m JOIN server_info i ON i.addr = m.addr WHERE m.tags IN ('tf', 'left4dead2') GROUP BY i.folder;

-- grouping with HAVING
SELECT i.map, count(*) FROM my_servers m JOIN server_info i ON i.addr = m.addr WHERE m.tags IN ('tf', 'csgo') GROUP BY i.map HAVING count(*) > 1;

-- sorting over a join
--! ordered
SELECT m.name, i.player_count FROM my_servers m JOIN server_info i ON i.addr = m.addr WHERE m.tags = 'tf' ORDER BY i.player_count DESC, m.name;

-- the first of a sorted join
--! ordered
SELECT m.name, i.player_count FROM my_servers m JOIN server_info i ON i.addr = m.addr WHERE m.tags = 'csgo' ORDER BY i.player_count DESC, m.name LIMIT 3;

-- a window over a join
SELECT m.name, rank() OVER (ORDER BY i.player_count DESC, m.name) FROM my_servers m JOIN server_info i ON i.addr = m.addr WHERE m.tags = 'tf';

-- all games at once, one of them silent
SELECT m.tags, count(i.addr) FROM my_servers m LEFT JOIN server_info i ON i.addr = m.addr GROUP BY m.tags;

# The server list

-- all servers
SELECT addr, name, app_id, gamedir, players, max_players, map FROM master_servers;

-- every column that the list tells
SELECT addr, ip, query_port, game_port, steam_id, name, app_id, gamedir, version, product, region, players, max_players, bots, map, secure, dedicated, linux, os, is_empty, is_full, tags FROM master_servers;

-- listed: a game
SELECT addr, name FROM master_servers WHERE gamedir = 'tf';

-- listed: two games
SELECT addr, name FROM master_servers WHERE gamedir IN ('tf', 'rust');

-- listed: games by OR
SELECT addr, name FROM master_servers WHERE gamedir = 'tf' OR gamedir = 'rust';

-- listed: not a game
SELECT addr, name FROM master_servers WHERE gamedir <> 'cstrike';

-- listed: not two games
SELECT addr, name FROM master_servers WHERE gamedir NOT IN ('cstrike', 'csgo');

-- listed: an application
SELECT addr, name FROM master_servers WHERE app_id = 440;

-- listed: two applications
SELECT addr, name FROM master_servers WHERE app_id IN (440, 730);

-- listed: not an application
SELECT addr, name FROM master_servers WHERE app_id <> 730;

-- listed: a range of applications
SELECT addr, name FROM master_servers WHERE app_id > 500 AND app_id < 5000;

-- listed: a map
SELECT addr, name FROM master_servers WHERE map = 'ctf_2fort';

-- listed: a game and a map
SELECT addr, name FROM master_servers WHERE gamedir = 'cstrike' AND map = 'cs_office';

-- listed: a game or a map
SELECT addr, name FROM master_servers WHERE gamedir = 'tf' OR map = 'de_dust2';

-- listed: somebody plays
SELECT addr, name FROM master_servers WHERE players > 0;

-- listed: somebody plays, said with 1
SELECT addr, name FROM master_servers WHERE players >= 1;

-- listed: nobody plays
SELECT addr, name FROM master_servers WHERE players = 0;

-- listed: nobody plays, said with less than
SELECT addr, name FROM master_servers WHERE players < 1;

-- listed: more than so many play
SELECT addr, name FROM master_servers WHERE players > 10;

-- listed: at most so many play
SELECT addr, name FROM master_servers WHERE players <= 4;

-- listed: between so many
SELECT addr, name FROM master_servers WHERE players BETWEEN 5 AND 12;

-- listed: not full
SELECT addr, name FROM master_servers WHERE players < max_players;

-- listed: full
SELECT addr, name FROM master_servers WHERE players >= max_players;

-- listed: not empty, by the flag
SELECT addr, name FROM master_servers WHERE is_empty = FALSE;

-- listed: empty, by the flag
SELECT addr, name FROM master_servers WHERE is_empty;

-- listed: full, by the flag
SELECT addr, name FROM master_servers WHERE is_full;

-- listed: not full, by the flag
SELECT addr, name FROM master_servers WHERE NOT is_full;

-- listed: secure
SELECT addr, name FROM master_servers WHERE secure;

-- listed: not secure
SELECT addr, name FROM master_servers WHERE NOT secure;

-- listed: dedicated and on Linux
SELECT addr, name FROM master_servers WHERE dedicated AND linux;

-- listed: on Windows
SELECT addr, name FROM master_servers WHERE os = 'w';

-- listed: on Linux, by the letter
SELECT addr, name FROM master_servers WHERE os = 'l';

-- listed: a name
SELECT addr, name FROM master_servers WHERE name = 'Lyon Pro #1';

-- listed: a name by its beginning
SELECT addr, name FROM master_servers WHERE name LIKE 'Berlin%';

-- listed: a name by its end
SELECT addr, name FROM master_servers WHERE name LIKE '%#1';

-- listed: a name by its middle
SELECT addr, name FROM master_servers WHERE name LIKE '%Guard%';

-- listed: not such a name
SELECT addr, name FROM master_servers WHERE name NOT LIKE 'Berlin%';

-- listed: a beginning with one open letter
SELECT addr, name FROM master_servers WHERE name LIKE 'Berlin_C%';

-- listed: a version by its beginning
SELECT addr, name FROM master_servers WHERE version LIKE '1.%';

-- listed: an address
SELECT addr, name FROM master_servers WHERE addr = '${a0}';

-- listed: two addresses
SELECT addr, name FROM master_servers WHERE addr IN ('${a0}', '${a1}');

-- listed: a host
SELECT addr, name FROM master_servers WHERE ip = '127.20.0.1';

-- listed: a port
SELECT addr, name FROM master_servers WHERE query_port = 27015;

-- listed: a region
SELECT addr, name FROM master_servers WHERE region = 'eu';

-- listed: the rest of the world
SELECT addr, name FROM master_servers WHERE region = 'rest';

-- listed: not a region
SELECT addr, name FROM master_servers WHERE region <> 'eu';

-- listed: both coasts
SELECT addr, name FROM master_servers WHERE region = 'na';

-- listed: all regions
SELECT addr, name FROM master_servers WHERE region = 'all';

-- listed: two regions
SELECT addr, name FROM master_servers WHERE region IN ('eu', 'as');

-- listed: tags of a game
SELECT addr, name FROM master_servers WHERE gamedir = 'rust' AND has_tags(tags, 'vanilla');

-- listed: any of some tags
SELECT addr, name FROM master_servers WHERE has_any_tag(tags, 'vanilla,modded');

-- listed: a null in the list's terms
SELECT addr, name FROM master_servers WHERE steam_id IS NULL;

-- listed: a condition that never holds
SELECT addr, name FROM master_servers WHERE gamedir = 'tf' AND gamedir = 'rust';

-- listed: a condition over two columns
SELECT addr, name FROM master_servers WHERE bots < players;

-- listed: nested conditions
SELECT addr, name FROM master_servers WHERE (gamedir = 'tf' AND players > 0) OR (gamedir = 'csgo' AND map = 'de_dust2');

-- listed: a negated group
SELECT addr, name FROM master_servers WHERE NOT (gamedir = 'cstrike' OR players = 0);

-- listed: three conditions
SELECT addr, name FROM master_servers WHERE gamedir = 'cstrike' AND players > 0 AND NOT is_full;

-- listed: no password, which only the service knows
SELECT addr, name FROM master_servers WHERE password_protected = FALSE;

-- listed: a password
SELECT addr, name FROM master_servers WHERE password_protected = TRUE;

-- listed: a filter of one's own
SELECT addr, name FROM master_servers WHERE filter = '\gamedir\tf';

-- listed: one server of each host
SELECT addr, name FROM master_servers WHERE collapse_addr_hash = TRUE AND gamedir = 'tf';

-- a region that there is none of
--! fails: region
SELECT addr, name FROM master_servers WHERE region = 'atlantis';

-- a letter of a system, spelled out
--! fails: holds a letter
SELECT addr, name FROM master_servers WHERE os = 'linux';

-- counting the list
SELECT count(*) FROM master_servers;

-- counting a game's servers
SELECT count(*) FROM master_servers WHERE gamedir = 'tf';

-- the list, grouped
SELECT gamedir, count(*), sum(players), max(max_players) FROM master_servers GROUP BY gamedir;

-- the list, sorted
--! ordered
SELECT addr, players FROM master_servers ORDER BY players DESC, addr LIMIT 5;

-- as many as wanted
SELECT count(*) FROM (SELECT addr FROM master_servers LIMIT 7) AS x;

-- as many as wanted of a game
SELECT count(*) FROM (SELECT addr FROM master_servers WHERE gamedir = 'cstrike' LIMIT 2) AS x;

-- distinct values of the list
SELECT DISTINCT gamedir FROM master_servers;

-- the list joined with one's own names
SELECT m.addr, s.name FROM master_servers m JOIN my_servers s ON s.addr = m.addr WHERE m.gamedir = 'tf';

-- the list joined with what servers say
SELECT m.addr, i.map FROM master_servers m JOIN server_info i ON i.addr = m.addr WHERE m.gamedir = 'tf';

-- the list joined with players
SELECT m.addr, p.name FROM master_servers m JOIN players p ON p.addr = m.addr WHERE m.gamedir = 'tf' AND m.players > 0;

-- players of listed servers, by IN
SELECT name FROM players WHERE addr IN (SELECT addr FROM master_servers WHERE gamedir = 'tf' AND players > 5);

# Servers: the list with what each says now

-- servers: a game
SELECT addr, server_name, map, player_count FROM servers WHERE folder = 'tf';

-- servers: a game by its number
SELECT addr, server_name, map, player_count FROM servers WHERE app_id = 440;

-- servers: a game and a map
SELECT addr, server_name, map, player_count FROM servers WHERE folder = 'cstrike' AND map = 'cs_office';

-- servers: a game with players
SELECT addr, server_name, map, player_count FROM servers WHERE folder = 'cstrike' AND player_count > 0;

-- servers: a game by its region
SELECT addr, server_name, map, player_count FROM servers WHERE folder = 'tf' AND region = 'as';

-- servers: a game by both coasts
SELECT addr, server_name, map, player_count FROM servers WHERE folder = 'csgo' AND region = 'na';

-- servers: a game on Linux
SELECT addr, server_name, map, player_count FROM servers WHERE folder = 'tf' AND platform = 'linux';

-- servers: a game, dedicated
SELECT addr, server_name, map, player_count FROM servers WHERE folder = 'tf' AND server_type = 'dedicated';

-- servers: a name by its beginning
SELECT addr, server_name, map, player_count FROM servers WHERE server_name LIKE 'Lyon%';

-- servers: an address
--! asked: Trino narrows the list by the address, too; the driver reads it whole
SELECT addr, server_name, map, player_count FROM servers WHERE addr = '${a0}';

-- servers: two addresses
--! asked: Trino narrows the list by the address, too; the driver reads it whole
SELECT addr, server_name, map, player_count FROM servers WHERE addr IN ('${a0}', '${a1}');

-- servers: a password
SELECT addr, server_name, map, player_count FROM servers WHERE folder = 'tf' AND password_protected;

-- servers: two games
SELECT addr, server_name, map, player_count FROM servers WHERE folder IN ('tf', 'left4dead2');

-- a word that the column never holds
--! fails: server_type
SELECT addr, server_name, map, player_count FROM servers WHERE server_type = 'Dedicated Server';

-- a word spelled otherwise
--! fails: write 'macos'
SELECT addr, server_name, map, player_count FROM servers WHERE platform = 'Mac OS X';

-- servers grouped
SELECT map, count(*) FROM servers WHERE folder = 'cstrike' GROUP BY map;

-- servers joined with players
SELECT s.server_name, p.name FROM servers s JOIN players p ON p.addr = s.addr WHERE s.folder = 'tf';

-- servers sorted
--! ordered
SELECT addr, player_count FROM servers WHERE folder = 'csgo' ORDER BY player_count DESC, addr LIMIT 3;

-- honesty of a game's servers
SELECT addr, verdict FROM servers_honesty WHERE gamedir = 'tf';

-- all servers that answer
SELECT count(*) FROM servers;

# Steam ids, tags and words

-- steamid('STEAM_1:0:11101')
SELECT steamid('STEAM_1:0:11101') FROM (VALUES 1) AS v(n);

-- steamid('[U:1:22202]')
SELECT steamid('[U:1:22202]') FROM (VALUES 1) AS v(n);

-- steamid2(76561197960287930)
SELECT steamid2(76561197960287930) FROM (VALUES 1) AS v(n);

-- steamid2('76561197960287930')
SELECT steamid2('76561197960287930') FROM (VALUES 1) AS v(n);

-- steamid3(76561197960287930)
SELECT steamid3(76561197960287930) FROM (VALUES 1) AS v(n);

-- steamid3('STEAM_0:0:11101')
SELECT steamid3('STEAM_0:0:11101') FROM (VALUES 1) AS v(n);

-- steamid_url(76561197960287930)
SELECT steamid_url(76561197960287930) FROM (VALUES 1) AS v(n);

-- steamid_account_id(76561197960287930)
SELECT steamid_account_id(76561197960287930) FROM (VALUES 1) AS v(n);

-- steamid_type(76561197960287930)
SELECT steamid_type(76561197960287930) FROM (VALUES 1) AS v(n);

-- steamid_universe(76561197960287930)
SELECT steamid_universe(76561197960287930) FROM (VALUES 1) AS v(n);

-- steamid_instance(76561197960287930)
SELECT steamid_instance(76561197960287930) FROM (VALUES 1) AS v(n);

-- steamid_valid(76561197960287930)
SELECT steamid_valid(76561197960287930) FROM (VALUES 1) AS v(n);

-- steamid_valid('nonsense')
SELECT steamid_valid('nonsense') FROM (VALUES 1) AS v(n);

-- steamid('BOT')
SELECT steamid('BOT') FROM (VALUES 1) AS v(n);

-- steamid(CAST(NULL AS VARCHAR))
SELECT steamid(CAST(NULL AS VARCHAR)) FROM (VALUES 1) AS v(n);

-- a Steam id from its parts
SELECT steamid(22202, 'individual'), steamid(22202, 'individual', 1), steamid(22202, 'individual', 1, 1) FROM (VALUES 1) AS v(n);

-- what is no Steam id is an error
--! fails: Steam id
SELECT steamid('nonsense') FROM (VALUES 1) AS v(n);

-- tags that are all there
SELECT has_tags('a,b,c', 'a,b'), has_tags('a,b', 'a,z'), has_any_tag('a,b', 'z,b') FROM (VALUES 1) AS v(n);

-- any spelling of a word
SELECT server_type('Non-Dedicated'), platform('Mac OS X') FROM (VALUES 1) AS v(n);

# Consoles

-- what a console prints
--! trino: SELECT line FROM rcon WHERE addr = '${a0}' AND command = 'status'
SELECT line FROM TABLE(rcon('${a0}', 'status'));

-- who plays, by the console
--! trino: SELECT name, steamid, ping_ms FROM rcon_status WHERE addr = '${a0}'
SELECT name, steamid, ping_ms FROM TABLE(rcon_status('${a0}'));

-- the console's variables
--! trino: SELECT name, value FROM rcon_cvars WHERE addr = '${a1}'
SELECT name, value FROM TABLE(rcon_cvars('${a1}'));

-- consoles of a game, by a join
--! trino: SELECT m.name, r.name FROM my_servers m JOIN rcon_status r ON r.addr = m.addr WHERE m.tags = 'tf'
SELECT m.name, r.name FROM my_servers m, LATERAL TABLE(rcon_status(m.addr)) r WHERE m.tags = 'tf';

-- a command that is not known to read is not sent
--! trino: SELECT line FROM rcon WHERE addr = '${a0}' AND command = 'quit'
SELECT line FROM TABLE(rcon('${a0}', 'quit'));

# The Web API

-- news of a game
SELECT title, url FROM steam_api.isteamnews_getnewsforapp WHERE appid = 440;

-- news, so many
--! trino: SELECT title FROM steam_api.isteamnews_getnewsforapp WHERE appid = 440 AND count = 3
SELECT title FROM steam_api.isteamnews_getnewsforapp WHERE appid = 440 AND "count" = 3;

-- news of two games
SELECT appid, count(*) FROM steam_api.isteamnews_getnewsforapp WHERE appid IN (440, 730) GROUP BY appid;

-- news of games by a join
SELECT v.a, count(*) FROM (VALUES 440, 730) AS v(a) JOIN steam_api.isteamnews_getnewsforapp n ON n.appid = v.a GROUP BY v.a;

-- how many play a game
SELECT player_count FROM steam_api.isteamuserstats_getnumberofcurrentplayers WHERE appid = 440;

-- a method that needs nothing
--! differs: the clock went on
SELECT servertime FROM steam_api.isteamwebapiutil_getserverinfo;

# One's own servers

-- all names
SELECT name, addr, tags, has_rcon FROM my_servers;

-- one name
SELECT addr FROM my_servers WHERE name = 'tf-15';

-- names by their beginning
SELECT name FROM my_servers WHERE name LIKE 'tf%';

-- names, counted
SELECT tags, count(*) FROM my_servers GROUP BY tags;

-- names of no server
SELECT name FROM my_servers WHERE tags = 'nothing';

-- what named servers say
SELECT server, addr, map FROM my_info WHERE folder = 'tf';

-- what one named server says
SELECT server, map FROM my_info WHERE server = 'tf-15';

-- who plays on some named servers
SELECT server, name, score FROM my_players WHERE server IN ('tf-15', 'tf-23');

-- rules of a named server
SELECT name, value FROM my_rules WHERE server = 'cstrike-1';

-- the state of named servers
SELECT server, status FROM my_status WHERE addr IN ('${a0}', '${a38}');

-- one visit: two tables of servers that the query names, one of them silent
SELECT i.addr, i.map, p.name FROM server_info i JOIN players p ON p.addr = i.addr WHERE i.addr IN ('${a0}', '${a1}', '${a38}');

-- one visit: three tables
SELECT i.addr, p.name, r.name, r.value FROM server_info i JOIN players p ON p.addr = i.addr JOIN rules r ON r.addr = p.addr WHERE i.addr IN ('${a14}', '${a22}');

-- one visit: conditions on the address of either
--! asked: the driver asks each table for the addresses of its own condition, and joins then
SELECT i.map, p.name FROM server_info i JOIN players p ON p.addr = i.addr WHERE p.addr IN ('${a0}', '${a1}') AND i.addr IN ('${a1}', '${a2}');

-- one visit: the same table twice
SELECT a.map, b.server_name FROM server_info a JOIN server_info b ON a.addr = b.addr WHERE a.addr IN ('${a0}', '${a1}');

-- one visit: a row of silence, and words
SELECT i.addr, s.status FROM server_info i JOIN server_status s ON s.addr = i.addr WHERE i.addr IN ('${a0}', '${a1}', '${a38}') AND i.server_type = 'dedicated';

-- one visit: no column of the second
SELECT i.addr FROM server_info i JOIN players p ON p.addr = i.addr WHERE i.addr IN ('${a0}', '${a1}');

-- one visit: no column at all
SELECT count(*) FROM server_info i JOIN rules r ON r.addr = i.addr WHERE i.addr IN ('${a0}', '${a1}');

-- one visit: beside a list of names
SELECT m.name, i.map, p.name FROM my_servers m JOIN server_info i ON i.addr = m.addr JOIN players p ON p.addr = i.addr WHERE i.addr IN ('${a14}', '${a22}', '${a0}');

-- one visit: an outer join of them
SELECT i.addr, p.name FROM server_info i LEFT JOIN players p ON p.addr = i.addr WHERE i.addr IN ('${a0}', '${a25}');

-- one visit: a condition between them
SELECT i.addr, p.name FROM server_info i JOIN players p ON p.addr = i.addr AND p.score > i.player_count WHERE i.addr IN ('${a0}', '${a1}');

-- one visit: a condition on a value of the second
SELECT i.addr, p.name FROM server_info i JOIN players p ON p.addr = i.addr WHERE i.addr IN ('${a0}', '${a1}') AND p.score > 5;

# Where addresses are

-- a country and a network
--! trino: SELECT addr, valve.valve.country(addr), valve.valve.asn(addr), valve.valve.as_name(addr) FROM my_servers WHERE tags = 'tf'
SELECT addr, country(addr), asn(addr), as_name(addr) FROM my_servers WHERE tags = 'tf';

-- addresses that no file knows, and none at all
--! trino: SELECT a, valve.valve.country(a), valve.valve.asn(a) FROM (VALUES '192.0.2.1', '[2001:db8::1]:27015', 'no address', CAST(NULL AS VARCHAR)) AS v(a)
SELECT a, country(a), asn(a) FROM (VALUES '192.0.2.1', '[2001:db8::1]:27015', 'no address', CAST(NULL AS VARCHAR)) AS v(a);

-- servers by their country
--! trino: SELECT valve.valve.country(addr) AS c, count(*) FROM master_servers GROUP BY valve.valve.country(addr)
SELECT country(addr) AS c, count(*) FROM master_servers GROUP BY country(addr);

-- the continent that a server is on
SELECT addr, continent FROM server_honesty WHERE addr IN ('${a0}', '${a14}');

# Sub-queries, and joins of them

-- a greatest value of a sub-query
SELECT m.name, (SELECT max(p.score) FROM players p WHERE p.addr = m.addr) AS best FROM my_servers m WHERE m.tags = 'tf';

-- LATERAL without an order
SELECT m.name, x.name FROM my_servers m CROSS JOIN LATERAL (SELECT p.name FROM players p WHERE p.addr = m.addr) x WHERE m.tags = 'tf';

-- NOT EXISTS
SELECT m.name FROM my_servers m WHERE m.tags = 'tf' AND NOT EXISTS (SELECT 1 FROM players p WHERE p.addr = m.addr AND p.score > 20);

-- EXISTS with a condition
SELECT m.name FROM my_servers m WHERE m.tags = 'tf' AND EXISTS (SELECT 1 FROM players p WHERE p.addr = m.addr AND p.score > 20);

-- IN with the keyed table inside
SELECT name FROM my_servers WHERE addr IN (SELECT addr FROM server_info WHERE map = 'ctf_2fort');

-- NOT IN of servers that are named
SELECT m.name FROM my_servers m WHERE m.tags = 'tf' AND m.addr NOT IN (SELECT addr FROM server_info WHERE addr IN ('${a14}', '${a22}'));

-- NOT IN with the keyed table inside, which brings it no keys on Trino
--! trino: SELECT m.name FROM my_servers m WHERE m.tags = 'tf' AND NOT EXISTS (SELECT 1 FROM server_info i WHERE i.addr = m.addr AND i.map = 'ctf_2fort')
SELECT m.name FROM my_servers m WHERE m.tags = 'tf' AND m.addr NOT IN (SELECT addr FROM server_info WHERE map = 'ctf_2fort');

-- NOT IN of the list
SELECT m.addr FROM master_servers m WHERE m.gamedir = 'tf' AND m.addr NOT IN (SELECT s.addr FROM my_servers s WHERE s.name = 'tf-15');

-- the key by a sub-query of one row
SELECT name FROM players WHERE addr = (SELECT addr FROM my_servers WHERE name = 'tf-15');

-- keys of two sub-queries
SELECT addr FROM server_info WHERE addr IN (SELECT addr FROM my_servers WHERE name = 'tf-15' UNION SELECT addr FROM my_servers WHERE name = 'tf-23');

-- the two best of each server
SELECT x.name, x.player, x.score FROM (SELECT m.name, p.name AS player, p.score, row_number() OVER (PARTITION BY m.addr ORDER BY p.score DESC, p.name) AS n FROM my_servers m JOIN players p ON p.addr = m.addr WHERE m.tags = 'tf') x WHERE x.n <= 2;

-- three outer joins
SELECT m.name, i.map, count(DISTINCT p.name), count(DISTINCT r.name) FROM my_servers m LEFT JOIN server_info i ON i.addr = m.addr LEFT JOIN players p ON p.addr = m.addr LEFT JOIN rules r ON r.addr = m.addr WHERE m.tags = 'tf' GROUP BY m.name, i.map;

-- a grouped keyed table, joined
SELECT x.addr, x.n FROM (SELECT addr, count(*) AS n FROM players GROUP BY addr) x JOIN my_servers m ON m.addr = x.addr WHERE m.tags = 'tf';

-- a grouped keyed table with a key from outside
SELECT x.addr, x.n FROM (SELECT addr, count(*) AS n FROM players GROUP BY addr) x WHERE x.addr = '${a0}';

-- UNION of keyed tables with a key from outside
SELECT x.addr, x.what FROM (SELECT addr, map AS what FROM server_info UNION ALL SELECT addr, name FROM players) x WHERE x.addr = '${a0}';

-- UNION of keyed tables, joined
SELECT x.addr, x.what FROM my_servers m JOIN (SELECT addr, map AS what FROM server_info UNION ALL SELECT addr, name FROM players) x ON x.addr = m.addr WHERE m.tags = 'tf';

-- keys of a UNION
SELECT a.addr, b.name FROM (SELECT addr FROM master_servers WHERE gamedir = 'tf' UNION SELECT addr FROM my_servers WHERE tags = 'rust') a JOIN players b ON b.addr = a.addr;

-- EXCEPT
SELECT i.addr FROM server_info i WHERE i.addr IN ('${a0}', '${a1}') EXCEPT SELECT addr FROM server_info WHERE addr = '${a1}';

-- conditions of other columns beside each key
SELECT name FROM players WHERE (addr = '${a0}' AND score > 5) OR (addr = '${a1}' AND score > 40);

-- a key on one side of OR alone
--! fails: Table players can only be read by its key addr
SELECT name FROM players WHERE addr = '${a0}' OR name = 'Ann';

-- a full join brings no key
--! fails: Table server_info can only be read by its key addr
SELECT count(*) FROM my_servers m FULL JOIN server_info i ON i.addr = m.addr;

# Letters, escapes, offsets

-- listed: a name in any case
SELECT addr, name FROM master_servers WHERE upper(name) LIKE 'BERLIN%';

-- listed: a letter that stands for itself
SELECT addr, name FROM master_servers WHERE name LIKE '%!_%' ESCAPE '!';

-- listed: every name
SELECT addr FROM master_servers WHERE name LIKE '%';

-- listed: capitals
SELECT addr FROM master_servers WHERE gamedir = 'TF';

-- listed: what would be another filter
SELECT addr FROM master_servers WHERE map = 'a\appid\440';

-- listed: other letters
SELECT addr, name FROM master_servers WHERE name LIKE '東京%';

-- listed: a null beside a condition
SELECT addr FROM master_servers WHERE name IS NULL OR gamedir = 'tf';

-- listed: COALESCE
SELECT addr FROM master_servers WHERE COALESCE(gamedir, 'tf') = 'tf';

-- listed: a sum
SELECT addr FROM master_servers WHERE players + bots > 10;

-- listed: a range of games
SELECT addr FROM master_servers WHERE gamedir BETWEEN 'r' AND 'u';

-- listed: CASE, which Trino does not hand over
--! asked: Trino reads the whole list
SELECT addr FROM master_servers WHERE CASE WHEN players > 0 THEN gamedir ELSE 'x' END = 'tf';

-- the list from its fourth server on
--! ordered
SELECT addr, players FROM master_servers ORDER BY addr OFFSET 3 ROWS FETCH NEXT 2 ROWS ONLY;

# Addresses, times

-- addresses in all forms, and what is none
SELECT addr, status FROM server_status WHERE addr IN ('[::1]:27015', '::1', '127.20.0.1', '', '127.20.0.1:99999', 'tf-15');

-- a range of one address
SELECT addr, map FROM server_info WHERE addr BETWEEN '127.20.0.1:27015' AND '127.20.0.1:27015';

-- the host is no key
--! fails: Table server_info can only be read by its key addr
SELECT addr FROM server_info WHERE ip = '127.20.0.1';

-- a time that has passed
SELECT count(*) FROM server_info WHERE addr = '${a0}' AND queried_at > TIMESTAMP '2020-01-01 00:00:00';

-- a time that has not come
SELECT count(*) FROM server_info WHERE addr = '${a0}' AND queried_at > TIMESTAMP '2120-01-01 00:00:00';

-- news of games, one of them twice, and none
SELECT v.a, count(n.title) FROM (VALUES 440, 730, 440, CAST(NULL AS INTEGER)) AS v(a) LEFT JOIN steam_api.isteamnews_getnewsforapp n ON n.appid = v.a GROUP BY v.a;

-- more rows of a server than are handed on at once
SELECT count(*), count(DISTINCT p.name), count(DISTINCT r.name), count(DISTINCT q.name) FROM players p JOIN rules r ON r.addr = p.addr JOIN rules q ON q.addr = r.addr WHERE p.addr = '${a28}';
