-- peers: h2, duckdb
CREATE TABLE o (id INT PRIMARY KEY, name VARCHAR(10), score DOUBLE PRECISION);
--> ok
INSERT INTO o VALUES (1, 'b', 2.5), (2, 'a', NULL), (3, 'c', 1.5), (4, 'a', 9), (5, NULL, 0);
--> changed 5
SELECT id FROM o ORDER BY name NULLS FIRST, id;
--> 5
--> 2
--> 4
--> 1
--> 3
SELECT id FROM o ORDER BY name NULLS LAST, id DESC;
--> 4
--> 2
--> 1
--> 3
--> 5
SELECT id, score FROM o ORDER BY score DESC NULLS LAST;
--> 4 | 9
--> 1 | 2.5
--> 3 | 1.5
--> 5 | 0
--> 2 | NULL
SELECT id, score FROM o ORDER BY score ASC NULLS FIRST;
--> 2 | NULL
--> 5 | 0
--> 3 | 1.5
--> 1 | 2.5
--> 4 | 9
SELECT id FROM o ORDER BY id LIMIT 2;
--> 1
--> 2
SELECT id FROM o ORDER BY id LIMIT 2 OFFSET 1;
--> 2
--> 3
SELECT id FROM o ORDER BY id OFFSET 3 ROWS;
--> 4
--> 5
SELECT id FROM o ORDER BY id OFFSET 1 ROWS FETCH NEXT 2 ROWS ONLY;
--> 2
--> 3
SELECT id FROM o ORDER BY id FETCH FIRST ROW ONLY;
--> 1
SELECT id FROM o ORDER BY id LIMIT 0;
--> empty
SELECT id FROM o ORDER BY id LIMIT 100;
--> 1
--> 2
--> 3
--> 4
--> 5
SELECT id AS n FROM o ORDER BY n DESC LIMIT 1;
--> 5
SELECT id, name FROM o WHERE name IS NOT NULL ORDER BY 2, 1;
--> 2 | a
--> 4 | a
--> 1 | b
--> 3 | c
SELECT id FROM o ORDER BY -id;
--> 5
--> 4
--> 3
--> 2
--> 1
SELECT id FROM o WHERE score IS NOT NULL ORDER BY score * -1;
--> 4
--> 1
--> 3
--> 5
SELECT name FROM o WHERE name IS NOT NULL GROUP BY name ORDER BY COUNT(*) DESC, name;
--> a
--> b
--> c
SELECT id FROM o WHERE id > (SELECT MIN(id) FROM o) ORDER BY id LIMIT 1;
--> 2
SELECT id FROM (SELECT id FROM o ORDER BY id DESC LIMIT 3) x ORDER BY id;
--> 3
--> 4
--> 5
SELECT name FROM o WHERE name IS NOT NULL ORDER BY LENGTH(name), id DESC;
--> a
--> c
--> a
--> b
SELECT DISTINCT name FROM o WHERE name IS NOT NULL ORDER BY name DESC;
--> c
--> b
--> a
SELECT id FROM o ORDER BY nothing;
--> error 42703 nothing
SELECT id FROM o ORDER BY 3;
--> error 42
SELECT id FROM o LIMIT -1;
--> error
