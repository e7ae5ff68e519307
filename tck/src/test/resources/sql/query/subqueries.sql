-- peers: h2, sqlite, duckdb
CREATE TABLE t (a INT PRIMARY KEY, b INT);
--> ok
CREATE TABLE u (x INT PRIMARY KEY, y INT);
--> ok
INSERT INTO t VALUES (1, 10), (2, 20), (3, NULL), (4, 20);
--> changed 4
INSERT INTO u VALUES (1, 10), (2, NULL), (5, 20);
--> changed 3
SELECT a FROM t WHERE a IN (SELECT x FROM u) ORDER BY a;
--> 1
--> 2
SELECT a FROM t WHERE a NOT IN (SELECT x FROM u) ORDER BY a;
--> 3
--> 4
SELECT a FROM t WHERE b NOT IN (SELECT y FROM u) ORDER BY a;
--> empty
SELECT a FROM t WHERE b NOT IN (SELECT y FROM u WHERE y IS NOT NULL) ORDER BY a;
--> empty
SELECT a FROM t WHERE b IN (SELECT y FROM u) ORDER BY a;
--> 1
--> 2
--> 4
SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.x = t.a) ORDER BY a;
--> 1
--> 2
SELECT a FROM t WHERE NOT EXISTS (SELECT 1 FROM u WHERE u.y = t.b) ORDER BY a;
--> 3
SELECT a, (SELECT y FROM u WHERE u.x = t.a) FROM t ORDER BY a;
--> 1 | 10
--> 2 | NULL
--> 3 | NULL
--> 4 | NULL
SELECT a, (SELECT MAX(y) FROM u) FROM t ORDER BY a;
--> 1 | 20
--> 2 | 20
--> 3 | 20
--> 4 | 20
SELECT a, (SELECT COUNT(*) FROM u WHERE u.x > t.a) FROM t ORDER BY a;
--> 1 | 2
--> 2 | 1
--> 3 | 1
--> 4 | 1
SELECT a FROM t WHERE b = (SELECT MAX(b) FROM t) ORDER BY a;
--> 2
--> 4
SELECT a FROM t WHERE b > (SELECT AVG(y) FROM u) ORDER BY a;
--> 2
--> 4
SELECT (SELECT a FROM t WHERE a = 99);
--> NULL
SELECT a FROM (SELECT a, b FROM t WHERE b IS NOT NULL) s WHERE b > 10 ORDER BY a;
--> 2
--> 4
SELECT a FROM t WHERE a IN (1, 3, 7) ORDER BY a;
--> 1
--> 3
SELECT a FROM t WHERE a NOT IN (1, 3, NULL);
--> empty
SELECT a FROM t t1 WHERE b = (SELECT MAX(b) FROM t t2 WHERE t2.a <= t1.a) ORDER BY a;
--> 1
--> 2
--> 4
SELECT a FROM t WHERE (a, b) IN (SELECT x, y FROM u);
--> 1
SELECT COUNT(*) FROM t WHERE a IN (SELECT x FROM u WHERE y IN (SELECT b FROM t));
--> 1
SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.x = t.a AND EXISTS (SELECT 1 FROM t t2 WHERE t2.b = u.y));
--> 1
SELECT a FROM t WHERE a = 1 OR EXISTS (SELECT 1 FROM u WHERE u.x = t.a) ORDER BY a;
--> 1
--> 2
SELECT a FROM t WHERE CASE WHEN b IN (SELECT y FROM u) THEN 1 ELSE 0 END = 1 ORDER BY a;
--> 1
--> 2
--> 4
SELECT SUM(v) FROM (SELECT (SELECT COUNT(*) FROM u WHERE u.y = t.b) AS v FROM t) s;
--> 3
WITH big AS (SELECT a, b FROM t WHERE b >= 20) SELECT COUNT(*) FROM big;
--> 2
WITH p AS (SELECT a FROM t), q AS (SELECT a FROM p WHERE a > 2) SELECT a FROM q ORDER BY a;
--> 3
--> 4
WITH p AS (SELECT a, b FROM t) SELECT p1.a, p2.a FROM p p1 JOIN p p2 ON p1.b = p2.b AND p1.a < p2.a;
--> 2 | 4
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT i FROM n ORDER BY i;
--> 1
--> 2
--> 3
--> 4
--> 5
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100) SELECT SUM(i) FROM n;
--> 5050
-- differs: sqlite: takes the first row
SELECT a, (SELECT x FROM u) FROM t;
--> error 21000
-- differs: sqlite: takes the first column
SELECT a FROM t WHERE a IN (SELECT x, y FROM u);
--> error 42
