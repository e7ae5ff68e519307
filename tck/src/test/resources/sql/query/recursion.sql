-- Expected rows follow ISO/IEC 9075-2, 7.18; no peer has SEARCH and CYCLE.
CREATE TABLE edge (a INT, b INT);
--> ok
INSERT INTO edge VALUES (1, 2), (1, 3), (2, 4), (2, 5), (3, 6), (6, 1);
--> changed 6
WITH RECURSIVE r (n) AS (SELECT 1 UNION SELECT e.b FROM r JOIN edge e ON e.a = r.n) SELECT n FROM r ORDER BY n;
--> 1
--> 2
--> 3
--> 4
--> 5
--> 6
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT e.b FROM r JOIN edge e ON e.a = r.n) CYCLE n SET c USING p SELECT n, c, p FROM r ORDER BY p;
--> 1 | false | [1]
--> 2 | false | [1, 2]
--> 4 | false | [1, 2, 4]
--> 5 | false | [1, 2, 5]
--> 3 | false | [1, 3]
--> 6 | false | [1, 3, 6]
--> 1 | true | [1, 3, 6, 1]
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT e.b FROM r, edge e WHERE e.a = r.n) CYCLE n SET c TO 'Y' DEFAULT 'N' SELECT n, c FROM r ORDER BY n, c;
--> 1 | N
--> 1 | Y
--> 2 | N
--> 3 | N
--> 4 | N
--> 5 | N
--> 6 | N
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT e.b FROM r JOIN edge e ON e.a = r.n WHERE e.b > 1) SEARCH DEPTH FIRST BY n SET o SELECT n, o FROM r ORDER BY o;
--> 1 | 1
--> 2 | 2
--> 4 | 3
--> 5 | 4
--> 3 | 5
--> 6 | 6
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT e.b FROM r JOIN edge e ON e.a = r.n WHERE e.b > 1) SEARCH BREADTH FIRST BY n SET o SELECT n, o FROM r ORDER BY o;
--> 1 | 1
--> 2 | 2
--> 3 | 3
--> 4 | 4
--> 5 | 5
--> 6 | 6
WITH RECURSIVE r (n, d) AS (SELECT 1, 0 UNION ALL SELECT e.b, q.d + 1 FROM r AS q JOIN edge e ON e.a = q.n) SEARCH DEPTH FIRST BY n SET o CYCLE n SET c USING p SELECT n, d, c FROM r ORDER BY o;
--> 1 | 0 | false
--> 2 | 1 | false
--> 4 | 2 | false
--> 5 | 2 | false
--> 3 | 1 | false
--> 6 | 2 | false
--> 1 | 3 | true
WITH RECURSIVE r AS (SELECT a AS x, b AS y FROM edge WHERE a = 1 UNION ALL SELECT e.a, e.b FROM r JOIN edge e ON e.a = r.y) CYCLE x, y SET c SELECT x, y, c FROM r ORDER BY x, y, c;
--> 1 | 2 | false
--> 1 | 2 | false
--> 1 | 3 | false
--> 1 | 3 | true
--> 2 | 4 | false
--> 2 | 4 | false
--> 2 | 5 | false
--> 2 | 5 | false
--> 3 | 6 | false
--> 6 | 1 | false
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT e.b FROM edge e) CYCLE n SET c SELECT * FROM r;
--> error 0A000
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT * FROM r) CYCLE n SET c SELECT * FROM r;
--> error 0A000
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT r.n FROM r) CYCLE m SET c SELECT * FROM r;
--> error 42703
WITH a AS (SELECT 1), a AS (SELECT 2) SELECT * FROM a;
--> error 42710
SET max_recursion = 20;
--> ok
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT COUNT(*) FROM r;
--> error 54000
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < 20) SELECT COUNT(*) FROM r;
--> 20
WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r LIMIT 3;
--> 1
--> 2
--> 3
