-- Question: What exactly does a method answer?
-- Needs: nothing
-- Costs: one Web API call
SELECT answer
FROM TABLE(steam_api_call('ISteamNews', 'GetNewsForApp', 2, '{"appid": 440, "count": 1}', 'vdf'));
