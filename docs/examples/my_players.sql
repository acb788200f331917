-- Who has the highest score on any of my Team Fortress servers?
SELECT server, name, score FROM my_players
WHERE server LIKE 'tf-%' ORDER BY score DESC, server LIMIT 5;

-- On which of them is most going on?
SELECT server, COUNT(*) AS players, MAX(score) AS best FROM my_players
WHERE server LIKE 'tf-%' GROUP BY server ORDER BY players DESC, server LIMIT 5;

-- Where is a player?
SELECT server, name FROM my_players
WHERE server LIKE 'tf-%' AND name LIKE 'Chuck%' ORDER BY server LIMIT 5;

-- Which name is on more than one of them?
SELECT name, COUNT(DISTINCT server) AS servers FROM my_players
WHERE server LIKE 'tf-%' AND name <> ''
GROUP BY name HAVING COUNT(DISTINCT server) > 1 ORDER BY servers DESC, name LIMIT 5;

-- What is a usual score?
SELECT MEDIAN(score) AS middle, PERCENTILE_DISC(0.9) WITHIN GROUP (ORDER BY score) AS nine_of_ten
FROM my_players WHERE server LIKE 'tf-%';
