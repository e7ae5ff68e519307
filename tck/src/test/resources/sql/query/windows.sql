-- peers: h2, sqlite, duckdb
CREATE TABLE w (id INT PRIMARY KEY, g VARCHAR(5), v INT);
--> ok
INSERT INTO w VALUES (1, 'a', 10), (2, 'a', 20), (3, 'b', 5), (4, 'b', 5), (5, 'b', 7), (6, 'c', NULL);
--> changed 6
SELECT id, ROW_NUMBER() OVER (ORDER BY id) FROM w ORDER BY id;
--> 1 | 1
--> 2 | 2
--> 3 | 3
--> 4 | 4
--> 5 | 5
--> 6 | 6
SELECT id, ROW_NUMBER() OVER (PARTITION BY g ORDER BY id DESC) FROM w ORDER BY id;
--> 1 | 2
--> 2 | 1
--> 3 | 3
--> 4 | 2
--> 5 | 1
--> 6 | 1
SELECT id, RANK() OVER (PARTITION BY g ORDER BY v) FROM w ORDER BY id;
--> 1 | 1
--> 2 | 2
--> 3 | 1
--> 4 | 1
--> 5 | 3
--> 6 | 1
SELECT id, DENSE_RANK() OVER (ORDER BY g) FROM w ORDER BY id;
--> 1 | 1
--> 2 | 1
--> 3 | 2
--> 4 | 2
--> 5 | 2
--> 6 | 3
SELECT id, SUM(v) OVER (PARTITION BY g) FROM w ORDER BY id;
--> 1 | 30
--> 2 | 30
--> 3 | 17
--> 4 | 17
--> 5 | 17
--> 6 | NULL
SELECT id, SUM(v) OVER (PARTITION BY g ORDER BY id) FROM w ORDER BY id;
--> 1 | 10
--> 2 | 30
--> 3 | 5
--> 4 | 10
--> 5 | 17
--> 6 | NULL
SELECT id, COUNT(*) OVER () FROM w ORDER BY id;
--> 1 | 6
--> 2 | 6
--> 3 | 6
--> 4 | 6
--> 5 | 6
--> 6 | 6
SELECT id, LAG(v) OVER (ORDER BY id), LEAD(v) OVER (ORDER BY id) FROM w ORDER BY id;
--> 1 | NULL | 20
--> 2 | 10 | 5
--> 3 | 20 | 5
--> 4 | 5 | 7
--> 5 | 5 | NULL
--> 6 | 7 | NULL
SELECT id, LAG(v, 2, 0) OVER (ORDER BY id) FROM w ORDER BY id;
--> 1 | 0
--> 2 | 0
--> 3 | 10
--> 4 | 20
--> 5 | 5
--> 6 | 5
SELECT id, FIRST_VALUE(v) OVER (PARTITION BY g ORDER BY id) FROM w ORDER BY id;
--> 1 | 10
--> 2 | 10
--> 3 | 5
--> 4 | 5
--> 5 | 5
--> 6 | NULL
SELECT id, SUM(v) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM w ORDER BY id;
--> 1 | 30
--> 2 | 35
--> 3 | 30
--> 4 | 17
--> 5 | 12
--> 6 | 7
SELECT id, MAX(v) OVER (ORDER BY id ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) FROM w ORDER BY id;
--> 1 | 10
--> 2 | 20
--> 3 | 20
--> 4 | 20
--> 5 | 20
--> 6 | 20
SELECT id, NTILE(3) OVER (ORDER BY id) FROM w ORDER BY id;
--> 1 | 1
--> 2 | 1
--> 3 | 2
--> 4 | 2
--> 5 | 3
--> 6 | 3
SELECT g, SUM(SUM(v)) OVER (ORDER BY g) FROM w GROUP BY g ORDER BY g;
--> a | 30
--> b | 47
--> c | 47
SELECT id FROM (SELECT id, ROW_NUMBER() OVER (PARTITION BY g ORDER BY v DESC, id) AS n FROM w) x WHERE n = 1 ORDER BY id;
--> 2
--> 5
--> 6
