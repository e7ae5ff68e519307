-- peers: duckdb
CREATE TABLE t (id INT PRIMARY KEY, v INT, n VARCHAR(10));
--> ok
INSERT INTO t VALUES (1, 10, 'a'), (2, 20, 'b'), (3, 30, 'c');
--> changed 3
WITH x AS (SELECT 7 AS id, 1 AS v) INSERT INTO t (id, v) SELECT id, v FROM x RETURNING *;
--> 7 | 1 | NULL
WITH x AS (SELECT 7 AS id, 99 AS v) UPDATE t SET v = x.v FROM x WHERE t.id = x.id RETURNING t.id, t.v;
--> 7 | 99
WITH x (id) AS (SELECT 7 UNION ALL SELECT 6) DELETE FROM t WHERE id IN (SELECT id FROM x) RETURNING id;
--> 7
WITH RECURSIVE r (n) AS (SELECT 20 UNION ALL SELECT n + 1 FROM r WHERE n < 23) INSERT INTO t (id) SELECT n FROM r;
--> ok
SELECT id FROM t ORDER BY id;
--> 1
--> 2
--> 3
--> 20
--> 21
--> 22
--> 23
WITH a AS (SELECT id FROM t WHERE id > 20), b AS (SELECT id FROM a WHERE id < 23) DELETE FROM t WHERE id IN (SELECT id FROM b);
--> ok
SELECT id FROM t ORDER BY id;
--> 1
--> 2
--> 3
--> 20
--> 23
WITH x AS (SELECT 1 AS a) SELECT a FROM x;
--> 1
-- differs: duckdb: has no MERGE with WITH in this release
WITH x (id) AS (VALUES (1), (90)) MERGE INTO t USING x ON t.id = x.id WHEN MATCHED THEN UPDATE SET n = 'was' WHEN NOT MATCHED THEN INSERT (id, n) VALUES (x.id, 'new') RETURNING id, n;
--> 1 | was
--> 90 | new
WITH x AS (SELECT 1 AS a) DELETE FROM nothing WHERE a IN (SELECT a FROM x);
--> error 42P01 NOTHING
INSERT INTO t VALUES (1, 2);
--> error 42601
INSERT INTO t (id) VALUES (1, 2);
--> error 42601
INSERT INTO t (id) SELECT 1, 2;
--> error 42601
