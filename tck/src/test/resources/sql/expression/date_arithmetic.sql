-- peers: duckdb
SELECT DATE '2024-01-31' + 1;
--> 2024-02-01
SELECT 1 + DATE '2024-01-31';
--> 2024-02-01
SELECT DATE '2024-03-01' - 1;
--> 2024-02-29
SELECT DATE '2024-03-01' - DATE '2024-02-01';
--> 29
SELECT DATE '2024-02-01' - DATE '2024-03-01';
--> -29
SELECT DATE '2024-01-01' + 366 - 1;
--> 2024-12-31
SELECT DATE '2024-01-01' + CAST(NULL AS INTEGER);
--> NULL
SELECT CAST(NULL AS DATE) - DATE '2024-01-01';
--> NULL
CREATE TABLE s (id INT PRIMARY KEY, d DATE, e DATE, n INT);
--> ok
INSERT INTO s VALUES (1, DATE '2024-02-28', DATE '2024-03-01', 2), (2, DATE '2023-12-31', NULL, 1), (3, NULL, DATE '2024-01-01', -5);
--> changed 3
SELECT id, d + n FROM s ORDER BY id;
--> 1 | 2024-03-01
--> 2 | 2024-01-01
--> 3 | NULL
SELECT id, n + d FROM s ORDER BY id;
--> 1 | 2024-03-01
--> 2 | 2024-01-01
--> 3 | NULL
SELECT id, d - n FROM s ORDER BY id;
--> 1 | 2024-02-26
--> 2 | 2023-12-30
--> 3 | NULL
SELECT id, e - d FROM s ORDER BY id;
--> 1 | 2
--> 2 | NULL
--> 3 | NULL
SELECT id, (e - d) * 2 FROM s ORDER BY id;
--> 1 | 4
--> 2 | NULL
--> 3 | NULL
SELECT id FROM s WHERE d + n > DATE '2024-01-01' ORDER BY id;
--> 1
SELECT id FROM s WHERE e - d = 2;
--> 1
SELECT MAX(d + 1), MIN(e - 1) FROM s;
--> 2024-02-29 | 2023-12-31
SELECT SUM(e - d) FROM s;
--> 2
SELECT id, d + n AS later FROM s ORDER BY later NULLS LAST, id;
--> 2 | 2024-01-01
--> 1 | 2024-03-01
--> 3 | NULL
SELECT COUNT(*) FROM s WHERE d BETWEEN DATE '2024-02-28' - 1 AND DATE '2024-02-28' + 1;
--> 1
SELECT id, CASE WHEN e IS NULL THEN 0 ELSE e - d END FROM s ORDER BY id;
--> 1 | 2
--> 2 | 0
--> 3 | NULL
UPDATE s SET d = d + 1 WHERE id = 1;
--> changed 1
SELECT d FROM s WHERE id = 1;
--> 2024-02-29
SELECT id, COALESCE(e, d + 7) FROM s ORDER BY id;
--> 1 | 2024-03-01
--> 2 | 2024-01-07
--> 3 | 2024-01-01
SELECT d - 1, COUNT(*) FROM s GROUP BY d - 1 ORDER BY 1 NULLS LAST;
--> 2023-12-30 | 1
--> 2024-02-28 | 1
--> NULL | 1
SELECT id, EXTRACT(DAY FROM d + 1) FROM s ORDER BY id;
--> 1 | 1
--> 2 | 1
--> 3 | NULL
SELECT id, e - (d - n) FROM s ORDER BY id;
--> 1 | 3
--> 2 | NULL
--> 3 | NULL
