-- Question: A player gives me the address that he joins; where is that server asked?
-- Needs: nothing but the address; Steam is asked where nothing near it answers
-- Costs: about a dozen packets, and a call of the Web API at most
SELECT addr, found_by, server_name, map
FROM TABLE(find_server('127.20.0.1:27015'));
