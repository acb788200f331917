-- Question: I know the addresses that players join; at which port is each of those servers asked?
-- Needs: servers in my_servers; for one address, TABLE(find_server('203.0.113.7:27015')) does by itself
-- Costs: about two dozen packets a server, and a call of the Web API where nothing near an address answers
SELECT s.name, s.addr AS joined, f.addr AS asked, f.found_by, f.server_name, f.map
FROM my_servers s, LATERAL TABLE(find_server(s.addr)) f
ORDER BY s.name;
