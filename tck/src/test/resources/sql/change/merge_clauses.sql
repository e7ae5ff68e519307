-- peers: h2
CREATE TABLE t (id INT PRIMARY KEY, v INT, n VARCHAR(10));
--> ok
INSERT INTO t VALUES (1, 10, 'a'), (2, 20, 'b'), (3, 30, 'c');
--> changed 3
CREATE TABLE s (id INT, x INT);
--> ok
INSERT INTO s VALUES (1, 0), (2, 5), (3, 7), (4, 9), (6, 0);
--> changed 5
-- the first clause whose condition holds acts; no clause is computed for rows that are not its own
MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND s.x = 0 THEN DELETE WHEN MATCHED AND s.x > 6 THEN UPDATE SET v = 100 / s.x, n = 'big' WHEN MATCHED THEN UPDATE SET v = t.v + s.x WHEN NOT MATCHED AND s.x = 0 THEN INSERT (id) VALUES (s.id) WHEN NOT MATCHED THEN INSERT VALUES (s.id, 90 / s.x, 'new');
--> changed 5
SELECT * FROM t ORDER BY id;
--> 2 | 25 | b
--> 3 | 14 | big
--> 4 | 10 | new
--> 6 | NULL | NULL
MERGE INTO t USING s ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id, v) VALUES (s.id, -1);
--> changed 1
SELECT id, v FROM t ORDER BY id;
--> 1 | -1
--> 2 | 25
--> 3 | 14
--> 4 | 10
--> 6 | NULL
MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND t.v < 0 THEN DELETE;
--> changed 1
SELECT id FROM t ORDER BY id;
--> 2
--> 3
--> 4
--> 6
MERGE INTO t USING (SELECT id, MAX(x) AS x FROM s GROUP BY id HAVING MAX(x) > 100) q ON t.id = q.id WHEN MATCHED THEN DELETE;
--> changed 0
-- differs: h2: has no DO NOTHING
MERGE INTO t USING s ON t.id = s.id WHEN MATCHED AND s.x = 9 THEN DO NOTHING WHEN MATCHED THEN UPDATE SET v = 0;
--> changed 3
-- differs: h2: has no DO NOTHING
SELECT id, v FROM t ORDER BY id;
--> 2 | 0
--> 3 | 0
--> 4 | 10
--> 6 | 0
INSERT INTO s VALUES (2, 6);
--> changed 1
MERGE INTO t USING s ON t.id = s.id WHEN MATCHED THEN UPDATE SET v = s.x;
--> error 21000
MERGE INTO t USING s ON t.id = s.id WHEN NOT MATCHED THEN INSERT (id, v) VALUES (1);
--> error 42601
MERGE INTO t USING s ON t.id = s.id WHEN NOT MATCHED THEN UPDATE SET v = 1;
--> error 42601
-- differs: h2: has no RETURNING
MERGE INTO t USING (VALUES (50, 1), (2, 2)) AS q (id, x) ON t.id = q.id WHEN MATCHED THEN UPDATE SET v = q.x WHEN NOT MATCHED THEN INSERT VALUES (q.id, q.x, 'r') RETURNING id, v, n;
--> 2 | 2 | b
--> 50 | 1 | r
