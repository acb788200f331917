-- How is a variable set on each of my Team Fortress servers?
SELECT server, "value" FROM my_rules
WHERE server LIKE 'tf-%' AND name = 'sv_gravity' ORDER BY server LIMIT 5;

-- Which values of it are there?
SELECT "value", COUNT(*) AS servers FROM my_rules
WHERE server LIKE 'tf-%' AND name = 'mp_timelimit' GROUP BY "value" ORDER BY servers DESC, "value";

-- Which of my servers have a number above a bound? Values are texts, and some are no numbers.
SELECT server, "value" FROM my_rules
WHERE server LIKE 'tf-%' AND name = 'sv_gravity' AND TRY_CAST("value" AS INTEGER) > 700
ORDER BY server LIMIT 5;

-- Which variables do most of them tell?
SELECT name, COUNT(*) AS servers FROM my_rules
WHERE server LIKE 'tf-%' GROUP BY name ORDER BY servers DESC, name LIMIT 5;

-- How many variables does each server tell?
SELECT server, COUNT(*) AS variables FROM my_rules
WHERE server LIKE 'tf-%' GROUP BY server ORDER BY variables DESC, server LIMIT 5;
