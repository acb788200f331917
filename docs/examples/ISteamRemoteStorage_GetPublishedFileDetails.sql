-- What is this file of the workshop?
SELECT publishedfileid, title, file_size, time_updated
FROM steam_api.ISteamRemoteStorage_GetPublishedFileDetails
WHERE publishedfileids = 101;

-- Which of several files are liked most?
SELECT title, subscriptions, favorited
FROM steam_api.ISteamRemoteStorage_GetPublishedFileDetails
WHERE publishedfileids IN (101, 102, 103, 104)
ORDER BY subscriptions DESC, publishedfileid;

-- What is in a collection?
SELECT c.sortorder, f.title, f.file_size
FROM steam_api.ISteamRemoteStorage_GetCollectionDetails c
JOIN steam_api.ISteamRemoteStorage_GetPublishedFileDetails f ON f.publishedfileids = c.child_publishedfileid
WHERE c.publishedfileids = 100
ORDER BY c.sortorder
LIMIT 5;

-- Who made these files?
SELECT f.title, p.personaname
FROM steam_api.ISteamRemoteStorage_GetPublishedFileDetails f
JOIN steam_api.ISteamUser_GetPlayerSummaries p ON p.steamids = f.creator
WHERE f.publishedfileids IN (101, 102, 103)
ORDER BY f.title;

-- Which of these files have gone?
SELECT publishedfileids, result
FROM steam_api.ISteamRemoteStorage_GetPublishedFileDetails
WHERE publishedfileids IN (101, 102, 999999999) AND result <> 1
ORDER BY publishedfileids;
