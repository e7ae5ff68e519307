-- peers: none: h2 has no RETURNING, duckdb and sqlite no tables beside the changed one in it; rows by PostgreSQL's manual, 6.4: RETURNING may name columns of all tables in FROM or USING, * means all of them
CREATE TABLE t (id INT PRIMARY KEY, v INT, g INT);
--> ok
CREATE TABLE u (k INT PRIMARY KEY, w INT, n VARCHAR(5));
--> ok
INSERT INTO t VALUES (1, 10, 1), (2, 20, 1), (3, 30, 2), (4, 40, NULL);
--> changed 4
INSERT INTO u VALUES (1, 100, 'one'), (2, 200, 'two'), (9, 900, 'nine');
--> changed 3
UPDATE t SET v = v + u.w FROM u WHERE t.g = u.k RETURNING t.id, t.v, u.n, u.w + t.id AS s;
--> 1 | 110 | one | 101
--> 2 | 120 | one | 102
--> 3 | 230 | two | 203
UPDATE t SET v = 0 FROM u AS x WHERE t.id = x.k RETURNING *;
--> 1 | 0 | 1 | 1 | 100 | one
--> 2 | 0 | 1 | 2 | 200 | two
UPDATE t AS a SET v = b.v + 1 FROM t AS b, u WHERE a.id = b.id - 1 AND b.id = u.k RETURNING a.id, a.v, b.v, n;
--> 1 | 1 | 0 | two
UPDATE t SET (v, g) = (SELECT w, k FROM u WHERE k = 9) FROM u AS y WHERE t.id = y.k AND y.k = 2 RETURNING t.id, t.v, t.g, y.w;
--> 2 | 900 | 9 | 200
UPDATE t SET v = 1 FROM u WHERE t.id = u.k AND FALSE RETURNING t.id, u.n;
--> empty
UPDATE t SET v = 5 FROM u WHERE t.id = u.k RETURNING COUNT(*);
--> error 42000
WITH q AS (SELECT 3 AS id, 'cte' AS word) UPDATE t SET v = 33 FROM q WHERE q.id = t.id RETURNING t.v, q.word;
--> 33 | cte
UPDATE t SET v = 7 FROM (VALUES (1, 'a'), (1, 'b')) AS d (id, word) WHERE t.id = d.id RETURNING t.id, t.v;
--> 1 | 7
DELETE FROM t USING u WHERE t.id = u.k AND u.k = 2 RETURNING t.id, t.v, u.n;
--> 2 | 900 | two
DELETE FROM t USING u LEFT JOIN (VALUES (1, 'x')) AS e (i, l) ON e.i = u.k WHERE t.id = u.k RETURNING id, n, l;
--> 1 | one | x
DELETE FROM t USING u WHERE t.id = u.k RETURNING *;
--> empty
MERGE INTO t USING u ON t.id = u.k WHEN MATCHED THEN UPDATE SET v = u.w WHEN NOT MATCHED THEN INSERT VALUES (u.k, u.w, NULL) RETURNING u.n, t.id, t.v;
--> nine | 9 | 900
--> one | 1 | 100
--> two | 2 | 200
MERGE INTO t USING (VALUES (1, 'gone'), (4, 'also')) AS s (id, why) ON t.id = s.id WHEN MATCHED THEN DELETE RETURNING *;
--> 1 | gone | 1 | 100 | NULL
--> 4 | also | 4 | 40 | NULL
SELECT id, v FROM t ORDER BY id;
--> 2 | 200
--> 3 | 33
--> 9 | 900
