-- What is new in Team Fortress 2?
SELECT published, title
FROM steam_api.ISteamNews_GetNewsForApp
WHERE appid = 440 AND count = 5
ORDER BY published DESC;

-- How does the newest text begin?
SELECT title, contents
FROM steam_api.ISteamNews_GetNewsForApp
WHERE appid = 440 AND count = 1 AND maxlength = 60;

-- What was new before June 2025? enddate is a Unix time.
SELECT published, title
FROM steam_api.ISteamNews_GetNewsForApp
WHERE appid = 440 AND count = 3 AND enddate = 1748736000
ORDER BY published DESC;

-- How many news are there of each feed, of the last twenty?
SELECT feedname, COUNT(*) AS news
FROM steam_api.ISteamNews_GetNewsForApp
WHERE appid = 440
GROUP BY feedname
ORDER BY news DESC, feedname;

-- What is the last news of several games?
SELECT appid, title, published
FROM steam_api.ISteamNews_GetNewsForApp
WHERE appid IN (10, 440, 730) AND count = 1
ORDER BY appid;
