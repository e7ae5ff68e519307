-- peers: duckdb
SELECT * FROM generate_series(1, 4);
--> 1
--> 2
--> 3
--> 4
SELECT i FROM generate_series(10, 1, -4) AS g(i) ORDER BY i;
--> 2
--> 6
--> 10
SELECT COUNT(*), SUM(i), MIN(i), MAX(i) FROM generate_series(1, 100000) AS g(i);
--> 100000 | 5000050000 | 1 | 100000
SELECT COUNT(*) FROM generate_series(5, 1) AS g(i);
--> 0
SELECT a.i, b.j FROM generate_series(1, 3) AS a(i) JOIN generate_series(2, 4) AS b(j) ON a.i = b.j ORDER BY 1;
--> 2 | 2
--> 3 | 3
SELECT COUNT(*) FROM generate_series(9223372036854775805, 9223372036854775807) AS g(i);
--> 3
SELECT t.n, s.i FROM (VALUES (1), (3)) AS t(n), LATERAL (SELECT * FROM generate_series(1, t.n) AS g(i)) AS s ORDER BY 1, 2;
--> 1 | 1
--> 3 | 1
--> 3 | 2
--> 3 | 3
