-- Question: Which methods does the Web API offer?
-- Needs: nothing
-- Costs: one Web API call
SELECT interface_name, COUNT(*) AS methods
FROM steam_api.ISteamWebAPIUtil_GetSupportedAPIList
GROUP BY interface_name
ORDER BY methods DESC, interface_name;
