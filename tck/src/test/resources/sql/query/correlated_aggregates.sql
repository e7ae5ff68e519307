-- peers: none: orders, LATERAL and WITHIN DISTINCT that no peer has all of; expected rows worked out by hand
CREATE TABLE p (id INT PRIMARY KEY);
--> ok
CREATE TABLE c (p INT, pos INT, n VARCHAR(10), PRIMARY KEY (p, n));
--> ok
INSERT INTO p VALUES (1), (2), (3);
--> changed 3
INSERT INTO c VALUES (1, 2, 'D'), (1, 1, 'N'), (2, 3, 'A'), (2, 1, 'C'), (2, 2, 'B');
--> changed 5
SELECT id, (SELECT LISTAGG(n, ',') WITHIN GROUP (ORDER BY pos) FROM c WHERE c.p = p.id) FROM p ORDER BY id;
--> 1 | N,D
--> 2 | C,B,A
--> 3 | NULL
SELECT id, (SELECT LISTAGG(n, ',') WITHIN GROUP (ORDER BY pos) || LISTAGG(n, ',') WITHIN GROUP (ORDER BY pos DESC) FROM c WHERE c.p = p.id) FROM p ORDER BY id;
--> 1 | N,DD,N
--> 2 | C,B,AA,B,C
--> 3 | NULL
SELECT id, (SELECT JSON_ARRAYAGG(n ORDER BY pos) FROM c WHERE c.p = p.id) FROM p ORDER BY id;
--> 1 | ["N","D"]
--> 2 | ["C","B","A"]
--> 3 | NULL
SELECT id, (SELECT ARRAY_AGG(n ORDER BY pos) FROM c WHERE c.p = p.id) FROM p ORDER BY id;
--> 1 | [N, D]
--> 2 | [C, B, A]
--> 3 | NULL
SELECT id, (SELECT LISTAGG(n, ',') WITHIN GROUP (ORDER BY pos DESC) FILTER (WHERE pos > 1) FROM c WHERE c.p = p.id) FROM p ORDER BY id;
--> 1 | D
--> 2 | A,B
--> 3 | NULL
SELECT id, (SELECT LISTAGG(DISTINCT n, ',') WITHIN GROUP (ORDER BY n DESC) FROM c WHERE c.p <= p.id) FROM p ORDER BY id;
--> 1 | N,D
--> 2 | N,D,C,B,A
--> 3 | N,D,C,B,A
SELECT id, (SELECT LISTAGG(n || p.id, ',') WITHIN GROUP (ORDER BY pos) FROM c WHERE c.p = p.id) FROM p ORDER BY id;
--> 1 | N1,D1
--> 2 | C2,B2,A2
--> 3 | NULL
SELECT id FROM p WHERE 'C,B,A' = (SELECT LISTAGG(n, ',') WITHIN GROUP (ORDER BY pos) FROM c WHERE c.p = p.id);
--> 2
SELECT id, (SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY pos) FROM c WHERE c.p = p.id) FROM p ORDER BY id;
--> 1 | 1.5
--> 2 | 2
--> 3 | NULL
SELECT id, (SELECT PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY pos DESC) FROM c WHERE c.p = p.id) FROM p ORDER BY id;
--> 1 | 2
--> 2 | 2
--> 3 | NULL
SELECT MEDIAN(pos) FROM c WHERE p = 1;
--> 1.5
SELECT id, (SELECT COALESCE(LISTAGG(n, ','), 'none') FROM c WHERE c.p = p.id AND n < 'B') FROM p ORDER BY id;
--> 1 | none
--> 2 | A
--> 3 | none
SELECT COALESCE(STRING_AGG(n, ','), 'none'), LISTAGG(n, ',') IS NULL FROM c WHERE p = 7;
--> none | true
SELECT p, LISTAGG(n, ',') FILTER (WHERE pos > 2) IS NULL FROM c GROUP BY p ORDER BY p;
--> 1 | true
--> 2 | false
SELECT CARDINALITY(ARRAY_AGG(NULLIF(n, 'B')) IGNORE NULLS), CARDINALITY(ARRAY_AGG(NULLIF(n, 'B'))) FROM c;
--> 4 | 5
SELECT SUM(pos) WITHIN DISTINCT (p) FROM c;
--> error 0A000
SELECT id, l FROM p CROSS JOIN LATERAL (SELECT SUM(pos) AS l FROM c WHERE c.p = p.id) x ORDER BY id;
--> 1 | 3
--> 2 | 6
--> 3 | NULL
SELECT id, l FROM p CROSS JOIN LATERAL (SELECT MAX(n) AS l FROM c WHERE c.p = p.id) x ORDER BY id;
--> 1 | N
--> 2 | C
--> 3 | NULL
SELECT id, l, k FROM p CROSS JOIN LATERAL (SELECT COUNT(*) AS l, SUM(pos) AS k FROM c WHERE c.p = p.id) x ORDER BY id;
--> 1 | 2 | 3
--> 2 | 3 | 6
--> 3 | 0 | NULL
SELECT id, m, l FROM p CROSS JOIN LATERAL (SELECT 1 AS l, m FROM (SELECT MAX(pos) AS m FROM c WHERE c.p = p.id) y) x ORDER BY id;
--> 1 | 2 | 1
--> 2 | 3 | 1
--> 3 | NULL | 1
SELECT p.id, l FROM p JOIN LATERAL (SELECT SUM(pos) AS l FROM c WHERE c.p = p.id) x ON x.l IS NULL ORDER BY 1;
--> 3 | NULL
SELECT p.id, l FROM p JOIN LATERAL (SELECT SUM(pos) AS l FROM c WHERE c.p = p.id) x ON x.l >= p.id * 3 ORDER BY 1;
--> 1 | 3
--> 2 | 6
SELECT p.id, l FROM p JOIN LATERAL (SELECT SUM(pos) AS l FROM c WHERE c.p < p.id) x ON TRUE ORDER BY 1;
--> 1 | NULL
--> 2 | 3
--> 3 | 9
SELECT id, l FROM p CROSS JOIN LATERAL (SELECT MAX(n) AS l FROM c WHERE c.p = p.id HAVING SUM(pos) IS NULL) x ORDER BY id;
--> 3 | NULL
SELECT p.id, l FROM p JOIN LATERAL (SELECT c.n, SUM(pos) AS l FROM c WHERE c.p = p.id GROUP BY GROUPING SETS ((c.n), ())) x ON x.n IS NULL ORDER BY 1;
--> 1 | 3
--> 2 | 6
--> 3 | NULL
SELECT p.id, x.l, y.m FROM p, LATERAL (SELECT SUM(pos) AS l FROM c WHERE c.p = p.id) x, LATERAL (SELECT MIN(n) AS m FROM c WHERE c.pos = x.l) y ORDER BY 1;
--> 1 | 3 | A
--> 2 | 6 | NULL
--> 3 | NULL | NULL
SELECT id FROM p WHERE id > (SELECT COUNT(c.n) FROM c WHERE c.p = p.id AND NOT EXISTS (SELECT 1 FROM c d WHERE d.n > 'Z')) ORDER BY id;
--> 3
SELECT id FROM p WHERE id > (SELECT COUNT(c.n) FROM c WHERE c.p = p.id AND EXISTS (SELECT 1 FROM c d WHERE d.n > 'Z')) ORDER BY id;
--> 1
--> 2
--> 3
