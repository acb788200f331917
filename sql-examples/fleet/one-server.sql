-- Question: what is this server?
-- Needs:    an address; here the first of my_servers
-- Costs:    one INFO question to one server
SELECT *
FROM server_info
WHERE addr = (SELECT MIN(addr) FROM my_servers);
