-- Question: What is in a workshop collection?
-- Needs: nothing
-- Costs: one Web API call for the collection, and one for every hundred of its files
SELECT c.sortorder, f.title, f.file_size, f.time_updated
FROM steam_api.ISteamRemoteStorage_GetCollectionDetails AS c
JOIN steam_api.ISteamRemoteStorage_GetPublishedFileDetails AS f ON f.publishedfileids = c.child_publishedfileid
WHERE c.publishedfileids = 100
ORDER BY c.sortorder;
