-- peers: none: forms that peers write differently; expected rows checked by hand
CREATE TABLE s (id INT PRIMARY KEY, g VARCHAR(5), v INT, d DECIMAL(8,2), f DOUBLE PRECISION, b BOOLEAN, dt DATE);
--> ok
INSERT INTO s VALUES (1,'a',10,1.50,0.5,TRUE,DATE '2024-01-01'),(2,'a',20,2.25,1.5,FALSE,DATE '2024-01-05'),(3,'b',30,NULL,2.5,NULL,NULL),(4,'b',NULL,4.00,NULL,TRUE,DATE '2024-02-01'),(5,NULL,50,5.10,4.5,FALSE,DATE '2023-12-31');
--> changed 5
SELECT g, LISTAGG(id, ',') WITHIN GROUP (ORDER BY id DESC) FROM s GROUP BY g;
--> a | 2,1
--> b | 4,3
--> NULL | 5
SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY v), PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY v) FROM s;
--> 25 | 20
SELECT g, COUNT(*) FILTER (WHERE v > 15), SUM(DISTINCT v) FROM s GROUP BY g;
--> a | 1 | 30
--> b | 1 | 30
--> NULL | 1 | 50
SELECT g, b, COUNT(*), GROUPING(g, b) FROM s GROUP BY ROLLUP(g, b) ORDER BY 4, 3 DESC, 1 NULLS LAST, 2 NULLS LAST;
--> a | false | 1 | 0
--> a | true | 1 | 0
--> b | true | 1 | 0
--> b | NULL | 1 | 0
--> NULL | false | 1 | 0
--> a | NULL | 2 | 1
--> b | NULL | 2 | 1
--> NULL | NULL | 1 | 1
--> NULL | NULL | 5 | 3
SELECT STDDEV_SAMP(v), VAR_POP(v), AVG(v), AVG(d), SUM(d) FROM s;
--> 17.0782513 | 218.75 | 27.5 | 3.2125 | 12.85
SELECT BIT_AND(v), BIT_OR(v), ANY_VALUE(id) IS NOT NULL, EVERY(b), SOME(b), BOOL_AND(b), ARRAY_AGG(id ORDER BY id DESC) FROM s;
--> 0 | 62 | true | false | true | false | [5, 4, 3, 2, 1]
SELECT id, SUM(v) OVER (ORDER BY id ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING), AVG(f) OVER (PARTITION BY g), NTILE(2) OVER (ORDER BY id), FIRST_VALUE(v) OVER (PARTITION BY g ORDER BY id), LEAD(v, 1, -1) OVER (ORDER BY id) FROM s ORDER BY id;
--> 1 | 30 | 1 | 1 | 10 | 20
--> 2 | 60 | 1 | 1 | 10 | 30
--> 3 | 50 | 2.5 | 1 | 30 | NULL
--> 4 | 80 | 2.5 | 2 | 30 | 50
--> 5 | 50 | 4.5 | 2 | 50 | -1
SELECT id, COUNT(*) OVER (ORDER BY dt RANGE BETWEEN INTERVAL '10' DAY PRECEDING AND CURRENT ROW) FROM s ORDER BY id;
--> 1 | 2
--> 2 | 3
--> 3 | 1
--> 4 | 1
--> 5 | 1
SELECT id, PERCENT_RANK() OVER (ORDER BY v NULLS LAST), CUME_DIST() OVER (ORDER BY v NULLS LAST), NTH_VALUE(id, 2) OVER (ORDER BY id) FROM s ORDER BY id;
--> 1 | 0 | 0.2 | NULL
--> 2 | 0.25 | 0.4 | 2
--> 3 | 0.5 | 0.6 | 2
--> 4 | 1 | 1 | 2
--> 5 | 0.75 | 0.8 | 2
WITH RECURSIVE c(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM c WHERE n < 5) SELECT SUM(n) FROM c;
--> 15
WITH RECURSIVE r(n) AS (SELECT 1 UNION SELECT MOD(n * 2, 7) FROM r) SELECT n FROM r ORDER BY n;
--> 1
--> 2
--> 4
SELECT id FROM s WHERE v NOT IN (SELECT v FROM s WHERE id > 3);
--> empty
SELECT id FROM s WHERE v NOT IN (10, 20) ORDER BY id;
--> 3
--> 5
SELECT s.id, (SELECT MAX(x.v) FROM s x WHERE x.g = s.g) FROM s ORDER BY s.id;
--> 1 | 20
--> 2 | 20
--> 3 | 30
--> 4 | 30
--> 5 | NULL
SELECT s.id, l.id FROM s LEFT JOIN LATERAL (SELECT x.id FROM s x WHERE x.v > s.v ORDER BY x.v LIMIT 1) l ON TRUE ORDER BY s.id;
--> 1 | 2
--> 2 | 3
--> 3 | 5
--> 4 | NULL
--> 5 | NULL
SELECT * FROM UNNEST(ARRAY[3,1,2]) AS u(n) ORDER BY n;
--> 1
--> 2
--> 3
SELECT * FROM UNNEST(ARRAY['a','b']) WITH ORDINALITY AS u(n, o) ORDER BY o;
--> a | 1
--> b | 2
SELECT ARRAY[1,2,3][2], CARDINALITY(ARRAY[1,2]), ARRAY(SELECT id FROM s WHERE id < 3 ORDER BY id);
--> 2 | 2 | [1, 2]
SELECT id FROM s ORDER BY v NULLS FIRST, id FETCH FIRST 2 ROWS ONLY;
--> 4
--> 1
SELECT CASE WHEN v > 15 THEN 'hi' WHEN v IS NULL THEN 'none' ELSE 'lo' END, COALESCE(v, 0), NULLIF(v, 10) FROM s ORDER BY id;
--> lo | 10 | NULL
--> hi | 20 | 20
--> hi | 30 | 30
--> none | 0 | NULL
--> hi | 50 | 50
SELECT id FROM s WHERE v BETWEEN 15 AND 40 OR g IN ('a', 'c') ORDER BY id;
--> 1
--> 2
--> 3
SELECT id FROM s WHERE (g, v) IN (('a', 10), ('b', 30)) ORDER BY id;
--> 1
--> 3
SELECT id FROM s WHERE g IS DISTINCT FROM 'a' ORDER BY id;
--> 3
--> 4
--> 5
SELECT d * 2, d / 3, d + id, -d, MOD(id, 2), f * 2, v / 3 FROM s ORDER BY id;
--> 3 | 0.5 | 2.5 | -1.5 | 1 | 1 | 3
--> 4.5 | 0.75 | 4.25 | -2.25 | 0 | 3 | 6
--> NULL | NULL | NULL | NULL | 1 | 5 | 10
--> 8 | 1.33333333 | 8 | -4 | 0 | NULL | NULL
--> 10.2 | 1.7 | 10.1 | -5.1 | 1 | 9 | 16
SELECT GREATEST(1, 2, 3), LEAST('b', 'a'), ABS(-3), UPPER('x') || LOWER('Y'), SUBSTRING('hello' FROM 2 FOR 3), TRIM(BOTH ' ' FROM ' x '), POSITION('l' IN 'hello'), CHAR_LENGTH('abc');
--> 3 | a | 3 | Xy | ell | x | 3 | 3
SELECT dt + INTERVAL '1' DAY, dt - INTERVAL '1' MONTH, EXTRACT(DOW FROM dt), TIMESTAMPDIFF(DAY, dt, DATE '2024-03-01') FROM s WHERE id = 1;
--> 2024-01-02 | 2023-12-01 | 1 | 60
SELECT TIMESTAMPADD(HOUR, 3, TIMESTAMP '2024-01-01 00:00:00'), FLOOR(TIMESTAMP '2024-05-06 07:08:09' TO MONTH), CAST(TIMESTAMP '2024-05-06 07:08:09' AS VARCHAR);
--> 2024-01-01T03:00 | 2024-05-01T00:00 | 2024-05-06 07:08:09
SELECT COUNT(*) FROM s a CROSS JOIN s b WHERE a.id < b.id;
--> 10
SELECT a.id FROM s a WHERE EXISTS (SELECT 1 FROM s b WHERE b.g = a.g AND b.id <> a.id) ORDER BY a.id;
--> 1
--> 2
--> 3
--> 4
SELECT g, v FROM s GROUP BY g, v HAVING COUNT(*) > 0 ORDER BY v NULLS LAST LIMIT 2 OFFSET 1;
--> a | 20
--> b | 30
SELECT id, ROW_NUMBER() OVER (PARTITION BY g ORDER BY id) AS rn FROM s QUALIFY rn = 1 ORDER BY id;
--> 1 | 1
--> 3 | 1
--> 5 | 1
SELECT DISTINCT g FROM s WHERE g IS NOT NULL ORDER BY g;
--> a
--> b
SELECT id FROM s WHERE v > (SELECT AVG(v) FROM s) ORDER BY id;
--> 3
--> 5
SELECT id FROM s WHERE v > ALL (SELECT v FROM s WHERE g = 'a') ORDER BY id;
--> 3
--> 5
SELECT id FROM s WHERE v = ANY (SELECT v FROM s WHERE g = 'a') ORDER BY id;
--> 1
--> 2
SELECT (SELECT id FROM s);
--> error 21000
SELECT 1 / (id - 1) FROM s;
--> error 22012
SELECT CAST('x' AS UUID);
--> error 22018
SELECT UUID '550e8400-e29b-41d4-a716-446655440000' = CAST('550e8400-e29b-41d4-a716-446655440000' AS UUID), CAST('{"a":1}' AS JSON), JSON_VALUE('{"a":1}', '$.a');
--> true | {"a":1} | 1
SELECT g, MAX(v) AS m FROM s GROUP BY g ORDER BY m DESC FETCH FIRST 1 ROW WITH TIES;
--> NULL | 50
SELECT DISTINCT ON (g) g, id FROM s ORDER BY g NULLS LAST, id DESC;
--> a | 2
--> b | 4
--> NULL | 5
