-- Which forms has an id from a server's log?
SELECT steamid64, steam2, steam3, profile_url
FROM TABLE(steamid('STEAM_0:0:11101'));

-- Which id belongs to the address of a profile?
SELECT steamid64, type, account_id
FROM TABLE(steamid('https://steamcommunity.com/profiles/76561197960287930'));

-- Which codes can a player give to friends?
SELECT invite_code, friend_code
FROM TABLE(steamid('[U:1:22202]'));

-- Whose id is behind a friend code of Counter-Strike?
SELECT steamid64, steam3
FROM TABLE(steamid('SUCVS-FADA'));

-- What does the id of a group look like? It has no form STEAM_….
SELECT type, steam2, steam3, profile_url
FROM TABLE(steamid(103582791429521412));
