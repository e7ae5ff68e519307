-- peers: none: no peer here has GRAPH_TABLE; expected rows by hand, rules after SQL:2023 part 16
CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(20), age INT, v VECTOR(2));
--> ok
CREATE TABLE knows (id INT PRIMARY KEY, a INT REFERENCES person(id), b INT REFERENCES person(id), since INT, note VARCHAR(100), ev VECTOR(2));
--> ok
INSERT INTO person VALUES (1, 'ada', 30, '[1,0]'), (2, 'bob', 40, '[0,1]'), (3, 'cyd', 50, '[1,1]'), (4, 'dan', 20, '[-1,0]');
--> changed 4
-- a triangle 1-2-3, the edge 1-3 against it, a loop at 4
INSERT INTO knows VALUES (1, 1, 2, 2000, 'met at school', '[1,0]'), (2, 2, 3, 2010, 'met at work', '[0,1]'), (3, 3, 1, 2020, 'old friends', '[1,1]'), (4, 1, 3, 2005, 'work and school', '[1,0]'), (5, 4, 4, 1999, 'alone', '[0,0]');
--> changed 5
CREATE PROPERTY GRAPH g VERTEX TABLES (person) EDGE TABLES (knows SOURCE KEY (a) REFERENCES person (id) DESTINATION KEY (b) REFERENCES person (id));
--> ok
-- one row for each vertex of each match; a vertex has the element number 2n - 1
SELECT n, name, last FROM GRAPH_TABLE (g MATCH (a WHERE a.id = 1)->{0,2}(b) ONE ROW PER VERTEX (v) COLUMNS (ELEMENT_NUMBER(v) AS n, v.name, b.name AS last)) ORDER BY last, n, name;
--> 1 | ada | ada
--> 1 | ada | ada
--> 3 | cyd | ada
--> 5 | ada | ada
--> 1 | ada | bob
--> 3 | bob | bob
--> 1 | ada | cyd
--> 1 | ada | cyd
--> 3 | bob | cyd
--> 3 | cyd | cyd
--> 5 | cyd | cyd
-- matches have numbers, the same in all rows of a match
SELECT COUNT(*) AS vertices, MIN(n) AS first, MAX(n) AS last FROM GRAPH_TABLE (g MATCH (a WHERE a.id = 1)->{0,2}(b) ONE ROW PER VERTEX (v) COLUMNS (MATCHNUM() AS m, ELEMENT_NUMBER(v) AS n)) GROUP BY m ORDER BY 1;
--> 1 | 1 | 1
--> 2 | 1 | 3
--> 2 | 1 | 3
--> 3 | 1 | 5
--> 3 | 1 | 5
-- one row for each step; a path without edge has one, of its vertex alone
SELECT x, e, y, since FROM GRAPH_TABLE (g MATCH (a WHERE a.id = 1)->{0,2}(b) ONE ROW PER STEP (x, e, y) COLUMNS (x.name AS x, ELEMENT_NUMBER(e) AS e, y.name AS y, e.since)) ORDER BY e NULLS FIRST, x, y, since;
--> ada | NULL | NULL | NULL
--> ada | 2 | bob | 2000
--> ada | 2 | bob | 2000
--> ada | 2 | cyd | 2005
--> ada | 2 | cyd | 2005
--> bob | 4 | cyd | 2010
--> cyd | 4 | ada | 2020
-- numbers of matches without other rows
SELECT COUNT(DISTINCT m), MIN(m), MAX(m) FROM GRAPH_TABLE (g MATCH (a)-[k]->(b) COLUMNS (MATCHNUM() AS m, a.name));
--> 5 | 1 | 5
-- IN names the path; other variables are those of the match
SELECT * FROM GRAPH_TABLE (g MATCH q = (x WHERE x.id = 4)->(y) ONE ROW PER VERTEX (v) IN (q) COLUMNS (ELEMENT_ID(v) AS i, v.name || x.name AS n, v IS LABELED person AS l));
--> 4 | dandan | true
--> 4 | dandan | true
SELECT * FROM GRAPH_TABLE (g MATCH (x WHERE x.id = 4) ONE ROW PER VERTEX (v) COLUMNS (v.id, v.age));
--> 4 | 20
SELECT * FROM GRAPH_TABLE (g MATCH (x), (y) ONE ROW PER VERTEX (v) COLUMNS (v.id));
--> error 0A000
SELECT * FROM GRAPH_TABLE (g MATCH (x)->(y) ONE ROW PER VERTEX (x) COLUMNS (x.id));
--> error 42000
SELECT * FROM GRAPH_TABLE (g MATCH (x)->(y) ONE ROW PER VERTEX (v) COLUMNS (SUM(v.age) AS s));
--> error 42803
SELECT * FROM GRAPH_TABLE (g MATCH (x)->(y) ONE ROW PER VERTEX (v) IN (q) COLUMNS (v.age));
--> error 42000
SELECT * FROM GRAPH_TABLE (g MATCH (x)->(y) ONE ROW PER VERTEX (v) COLUMNS (ELEMENT_NUMBER(x) AS n, v.id));
--> error 42000
-- KEEP gives all paths a prefix
SELECT * FROM GRAPH_TABLE (g MATCH p = (a WHERE a.id = 1)->+(b WHERE b.id = 3) KEEP ALL SHORTEST COLUMNS (VERTICES(p) AS vs));
--> [1, 3]
SELECT * FROM GRAPH_TABLE (g MATCH p = (a WHERE a.id = 1)->*(b) KEEP ACYCLIC PATHS WHERE b.age > 45 COLUMNS (PATH_LENGTH(p) AS n)) ORDER BY n;
--> 1
--> 2
SELECT * FROM GRAPH_TABLE (g MATCH ANY (a)->*(b) KEEP ANY SHORTEST COLUMNS (a.id));
--> error 42601
-- a repetition by a fixed number inside a repetition: of 2 or 4 edges
SELECT b, COUNT(*) FROM GRAPH_TABLE (g MATCH (a WHERE a.id = 1)(()->{2}()){1,2}(b) COLUMNS (b.id AS b)) GROUP BY b ORDER BY b;
--> 1 | 2
--> 2 | 1
--> 3 | 3
SELECT b, COUNT(*) FROM GRAPH_TABLE (g MATCH (a)(()->{1,2}()){1,2}(b) COLUMNS (b.id AS b)) GROUP BY b ORDER BY b;
--> 1 | 8
--> 2 | 6
--> 3 | 11
--> 4 | 4
SELECT b, COUNT(*), SUM(n) FROM GRAPH_TABLE (g MATCH (a)((x)-[e]->{2}(y)){1,2}(b) COLUMNS (b.id AS b, COUNT(e) AS n)) GROUP BY b ORDER BY b;
--> 1 | 5 | 16
--> 2 | 3 | 10
--> 3 | 6 | 20
--> 4 | 2 | 6
-- circles: each of its vertices can be the first; the loop is one
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c)->(a) COLUMNS (1 AS one));
--> 4
SELECT * FROM GRAPH_TABLE (g MATCH (a)->(b)->(c)->(a) COLUMNS (a.name AS x, b.name AS y, c.id AS z)) ORDER BY x;
--> ada | bob | 3
--> bob | cyd | 1
--> cyd | ada | 2
--> dan | dan | 4
SELECT * FROM GRAPH_TABLE (g MATCH (a)->(b)->(c)->(a) WHERE a.id < b.id AND a.id < c.id COLUMNS (a.id AS a, b.id AS b, c.id AS c));
--> 1 | 2 | 3
SELECT * FROM GRAPH_TABLE (g MATCH (a)->(b)->(c)->(a) WHERE b.id = 1 COLUMNS (a.id AS a, c.name AS c));
--> 3 | bob
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b), (a)->(c), (b)->(c), (c)->(d) COLUMNS (1 AS one));
--> 2
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b)->(a) COLUMNS (1 AS one));
--> 3
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c)->(d)->(a) COLUMNS (1 AS one));
--> 3
-- ends that nobody looks at are counted
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c) COLUMNS (1 AS one));
--> 6
SELECT a, COUNT(*), MAX(a) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c) COLUMNS (a.id AS a)) GROUP BY a ORDER BY a;
--> 1 | 2 | 1
--> 2 | 1 | 2
--> 3 | 2 | 3
--> 4 | 1 | 4
SELECT a FROM GRAPH_TABLE (g MATCH (a)->(b)->(c) COLUMNS (a.id AS a)) ORDER BY a;
--> 1
--> 1
--> 2
--> 3
--> 3
--> 4
SELECT COUNT(*), SUM(a) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c) COLUMNS (a.id AS a));
--> 6 | 14
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)<-(b)->(c) WHERE b.id = 1 COLUMNS (1 AS one));
--> 4
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c) WHERE a.id = 99 COLUMNS (1 AS one));
--> 0
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c) WHERE a.id = NULL COLUMNS (1 AS one));
--> 0
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c) WHERE a.id = 1.0 COLUMNS (1 AS one));
--> 2
-- correlated with the query around
SELECT p.name, (SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)->(b)->(c) WHERE a.id = p.id COLUMNS (1 AS one))) FROM person p ORDER BY 1;
--> ada | 2
--> bob | 1
--> cyd | 2
--> dan | 1
SELECT p.name FROM person p WHERE EXISTS (SELECT 1 FROM GRAPH_TABLE (g MATCH (a)->(b)->(c)->(a) WHERE a.id = p.id AND b.id <> a.id COLUMNS (1 AS one))) ORDER BY 1;
--> ada
--> bob
--> cyd
SELECT p.name FROM person p WHERE NOT EXISTS (SELECT 1 FROM GRAPH_TABLE (g MATCH (a)->{2,3}(b) WHERE a.id = p.id AND b.id = 3 COLUMNS (1 AS one))) ORDER BY 1;
--> dan
SELECT p.name, t.c FROM person p, GRAPH_TABLE (g MATCH (a)->(b)->(c)->(a) WHERE a.id = p.id COLUMNS (c.id AS c)) t ORDER BY 1;
--> ada | 3
--> bob | 1
--> cyd | 2
--> dan | 4
CREATE VIEW circle AS SELECT * FROM GRAPH_TABLE (g MATCH (a)->(b)->(c)->(a) WHERE a.id < b.id AND a.id < c.id COLUMNS (a.id AS a, c.id AS c));
--> ok
SELECT t.a, p.name FROM circle t JOIN person p ON p.id = t.c;
--> 1 | cyd
-- conditions with vectors inside elements, also of a quantifier
SELECT * FROM GRAPH_TABLE (g MATCH (a)->(b WHERE VECTOR_DISTANCE(b.v, '[1,1]', 'l2') < 0.5) COLUMNS (a.name, b.name AS other)) ORDER BY 1;
--> ada | cyd
--> bob | cyd
SELECT * FROM GRAPH_TABLE (g MATCH p = (a WHERE a.id = 1)-[e WHERE l2_distance(e.ev, '[1,0]') < 1.1]->{1,2}(b) COLUMNS (VERTICES(p) AS vs, PATH_LENGTH(p) AS n)) ORDER BY n, vs;
--> [1, 2] | 1
--> [1, 3] | 1
--> [1, 3, 1] | 2
-- changes of a graph
ALTER PROPERTY GRAPH g ALTER VERTEX TABLE person ADD LABEL human PROPERTIES (id, UPPER(name) AS shout);
--> ok
SELECT * FROM GRAPH_TABLE (g MATCH (a IS human WHERE a.id < 3) COLUMNS (a.shout)) ORDER BY 1;
--> ADA
--> BOB
ALTER PROPERTY GRAPH g ALTER VERTEX TABLE person ALTER LABEL human ADD PROPERTIES (age * 2 AS twice);
--> ok
SELECT * FROM GRAPH_TABLE (g MATCH (a IS human WHERE a.id < 3) COLUMNS (a.*)) ORDER BY 1;
--> 1 | ADA | 60
--> 2 | BOB | 80
ALTER PROPERTY GRAPH g ALTER VERTEX TABLE person ALTER LABEL human DROP PROPERTIES (shout);
--> error 2BP01
ALTER PROPERTY GRAPH g RENAME TO h;
--> error 2BP01
DROP VIEW circle;
--> ok
ALTER PROPERTY GRAPH g ALTER VERTEX TABLE person ALTER LABEL human DROP PROPERTIES (shout);
--> ok
SELECT * FROM GRAPH_TABLE (g MATCH (a IS human WHERE a.id < 3) COLUMNS (a.*)) ORDER BY 1;
--> 1 | 60
--> 2 | 80
ALTER PROPERTY GRAPH g ALTER VERTEX TABLE person ALTER LABEL human ADD PROPERTIES (id);
--> error 42710
ALTER PROPERTY GRAPH g ALTER VERTEX TABLE person ALTER LABEL robot DROP PROPERTIES (id);
--> error 42704
ALTER PROPERTY GRAPH g ALTER VERTEX TABLE person ADD LABEL human NO PROPERTIES;
--> error 42611
ALTER PROPERTY GRAPH g ALTER VERTEX TABLE person DROP LABEL person;
--> ok
ALTER PROPERTY GRAPH g ALTER VERTEX TABLE person DROP LABEL human;
--> error 42611
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person) COLUMNS (1 AS one));
--> error 42704
ALTER PROPERTY GRAPH g DROP VERTEX TABLES (person);
--> error 2BP01
ALTER PROPERTY GRAPH g DROP EDGE TABLES (knows);
--> ok
ALTER PROPERTY GRAPH g DROP VERTEX TABLES (person);
--> error 42611
ALTER PROPERTY GRAPH g ADD VERTEX TABLES (person AS p2 LABEL other) EDGE TABLES (knows AS k2 SOURCE KEY (a) REFERENCES person (id) DESTINATION KEY (b) REFERENCES p2 (id));
--> ok
SELECT * FROM GRAPH_TABLE (g MATCH (a IS human)-[e]->(b IS other) COLUMNS (a.id AS x, e.since, b.name)) ORDER BY since;
--> 4 | 1999 | dan
--> 1 | 2000 | bob
--> 1 | 2005 | cyd
--> 2 | 2010 | cyd
--> 3 | 2020 | ada
ALTER PROPERTY GRAPH g ADD VERTEX TABLES (person);
--> error 42710
ALTER PROPERTY GRAPH g DROP VERTEX TABLES (p2) CASCADE;
--> ok
SELECT COUNT(*) FROM INFORMATION_SCHEMA.PG_ELEMENT_TABLES WHERE PROPERTY_GRAPH_NAME = 'G';
--> 1
ALTER PROPERTY GRAPH IF EXISTS nothing RENAME TO something;
--> ok
ALTER PROPERTY GRAPH nothing RENAME TO something;
--> error 42704
ALTER PROPERTY GRAPH g RENAME TO h;
--> ok
SELECT COUNT(*) FROM GRAPH_TABLE (h MATCH (a) COLUMNS (1 AS one));
--> 4
