-- What exactly does a method answer?
SELECT answer
FROM TABLE(steam_api_call('ISteamUserStats', 'GetNumberOfCurrentPlayers', 1, '{"appid": 440}', 'json'));

-- What is it in Valve's own text format?
SELECT answer
FROM TABLE(steam_api_call('ISteamUserStats', 'GetNumberOfCurrentPlayers', 1, '{"appid": 440}', 'vdf'));

-- Or as XML?
SELECT answer
FROM TABLE(steam_api_call('ISteamUserStats', 'GetNumberOfCurrentPlayers', 1, '{"appid": 440}', 'xml'));

-- Which value is in the answer?
SELECT JSON_VALUE(answer, '$.response.player_count') AS player_count
FROM TABLE(steam_api_call('ISteamUserStats', 'GetNumberOfCurrentPlayers', 1, '{"appid": 440}', 'json'));

-- How many people play several games? The arguments may come from a query.
SELECT g.app, JSON_VALUE(c.answer, '$.response.player_count') AS player_count
FROM (VALUES ('{"appid": 10}', 'Counter-Strike'), ('{"appid": 440}', 'Team Fortress 2')) AS g(params, app),
     LATERAL TABLE(steam_api_call('ISteamUserStats', 'GetNumberOfCurrentPlayers', '1', g.params, 'json')) c
ORDER BY g.app;

-- Which value is in an answer in Valve's own format, or in XML?
SELECT vdf_value(v.answer, 'response.player_count') AS from_vdf, xml_value(x.answer, 'response.player_count') AS from_xml
FROM TABLE(steam_api_call('ISteamUserStats', 'GetNumberOfCurrentPlayers', 1, '{"appid": 440}', 'vdf')) v,
     TABLE(steam_api_call('ISteamUserStats', 'GetNumberOfCurrentPlayers', 1, '{"appid": 440}', 'xml')) x;
