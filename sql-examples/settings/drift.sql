-- Question: which servers have a setting that differs from what most of them have?
-- Needs:    my_servers
-- Costs:    one RULES question to each server: 2 packets, the challenge among them
WITH settings AS (
  SELECT s.name AS server, r.name AS setting, r."value"
  FROM my_servers s
  JOIN rules r ON r.addr = s.addr
  WHERE r.name IN ('mp_friendlyfire', 'sv_gravity', 'mp_timelimit')
),
counted AS (
  SELECT setting, "value", COUNT(*) AS servers
  FROM settings
  GROUP BY setting, "value"
),
usual AS (
  SELECT setting, "value",
         ROW_NUMBER() OVER (PARTITION BY setting ORDER BY servers DESC, "value") AS place
  FROM counted
)
SELECT t.setting, t.server, t."value", u."value" AS usual
FROM settings t
JOIN usual u ON u.setting = t.setting AND u.place = 1
WHERE t."value" <> u."value"
ORDER BY t.setting, t.server;
