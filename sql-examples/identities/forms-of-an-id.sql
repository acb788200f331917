-- Question: Which forms has a Steam id that I found in a log?
-- Needs: nothing
-- Costs: no packet
SELECT steamid64, steam2, steam3, profile_url, invite_code, friend_code
FROM TABLE(steamid('STEAM_0:0:11101'));
