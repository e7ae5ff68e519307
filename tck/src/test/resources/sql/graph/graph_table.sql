-- peers: none: no peer here has GRAPH_TABLE; expected rows by hand, rules after SQL:2023 part 16
CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(20), age INT);
--> ok
CREATE TABLE company (code VARCHAR(5) PRIMARY KEY, name VARCHAR(40));
--> ok
CREATE TABLE knows (id INT PRIMARY KEY, a INT REFERENCES person(id), b INT REFERENCES person(id), since INT);
--> ok
CREATE TABLE works (id INT PRIMARY KEY, who INT REFERENCES person(id), at VARCHAR(5) REFERENCES company(code), pay DECIMAL(8,2));
--> ok
INSERT INTO person VALUES (1, 'ada', 30), (2, 'bob', 40), (3, 'cyd', 50), (4, 'dan', 20);
--> changed 4
INSERT INTO company VALUES ('A', 'acme'), ('B', 'bolt');
--> changed 2
-- a triangle 1-2-3, the edge 1-3 against it, a loop at 4
INSERT INTO knows VALUES (1, 1, 2, 2000), (2, 2, 3, 2010), (3, 3, 1, 2020), (4, 1, 3, 2005), (5, 4, 4, 1999);
--> changed 5
INSERT INTO works VALUES (1, 1, 'A', 10.5), (2, 2, 'A', 20), (3, 3, 'B', 30);
--> changed 3
CREATE PROPERTY GRAPH g VERTEX TABLES (person LABEL person PROPERTIES (id, name, age, age * 2 AS twice) LABEL being NO PROPERTIES, company LABEL company PROPERTIES (code, name)) EDGE TABLES (knows SOURCE KEY (a) REFERENCES person (id) DESTINATION KEY (b) REFERENCES person (id), works SOURCE person DESTINATION company LABEL works PROPERTIES (id, pay));
--> ok
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[k IS knows]->(b IS person) COLUMNS (a.name AS x, k.since, b.name AS y)) ORDER BY since;
--> dan | 1999 | dan
--> ada | 2000 | bob
--> ada | 2005 | cyd
--> bob | 2010 | cyd
--> cyd | 2020 | ada
SELECT * FROM GRAPH_TABLE (g MATCH (a:person)<-[k:knows]-(b:person) WHERE a.id = 3 COLUMNS (b.name)) ORDER BY 1;
--> ada
--> bob
-- either way; the loop counts once
SELECT * FROM GRAPH_TABLE (g MATCH (a:person)-[k:knows]-(b:person) COLUMNS (a.id AS x, b.id AS y)) ORDER BY 1, 2;
--> 1 | 2
--> 1 | 3
--> 1 | 3
--> 2 | 1
--> 2 | 3
--> 3 | 1
--> 3 | 1
--> 3 | 2
--> 4 | 4
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a:person)<-[k:knows]->(b:person) COLUMNS (a.id AS x));
--> 9
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a:person)->(b:person) COLUMNS (a.id AS x));
--> 5
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a:person)<-(b:person) COLUMNS (a.id AS x));
--> 5
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a:person)-(b:person) COLUMNS (a.id AS x));
--> 9
-- without labels everything
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)-[e]->(b) COLUMNS (1 AS one));
--> 8
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a) COLUMNS (1 AS one));
--> 6
-- label expressions
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person | company) COLUMNS (1 AS one));
--> 6
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person & being) COLUMNS (1 AS one));
--> 4
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS !person) COLUMNS (1 AS one));
--> 2
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS %) COLUMNS (1 AS one));
--> 6
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS (person | company) & !being) COLUMNS (1 AS one));
--> 2
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person & company) COLUMNS (1 AS one));
--> 0
-- a property of a disjunction: NULL where a table lacks it
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person | company) COLUMNS (a.name, a.age)) ORDER BY name;
--> acme | NULL
--> ada | 30
--> bob | 40
--> bolt | NULL
--> cyd | 50
--> dan | 20
-- unknown everywhere is an error; so is a property that the label does not show
SELECT * FROM GRAPH_TABLE (g MATCH (a) COLUMNS (a.nothing));
--> error 42703 NOTHING
SELECT * FROM GRAPH_TABLE (g MATCH (a IS being) COLUMNS (a.name));
--> error 42703 NAME
SELECT * FROM GRAPH_TABLE (g MATCH (a IS nothing) COLUMNS (a.name));
--> error 42704 NOTHING
SELECT * FROM GRAPH_TABLE (nothing MATCH (a) COLUMNS (a.name));
--> error 42704 NOTHING
SELECT * FROM GRAPH_TABLE (person MATCH (a) COLUMNS (a.name));
--> error 42809 PERSON
SELECT * FROM GRAPH_TABLE (g MATCH (a) COLUMNS (a));
--> error 42000 element
-- expressions as properties
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.twice > 70) COLUMNS (a.id, a.twice + 1 AS t)) ORDER BY 1;
--> 2 | 81
--> 3 | 101
-- v.*, and no COLUMNS at all
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 1) COLUMNS (a.*));
--> 1 | ada | 30 | 60
SELECT * FROM GRAPH_TABLE (g MATCH (a IS company WHERE a.code = 'B'));
--> B | bolt
-- conditions at elements may use variables bound before
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[k IS knows WHERE k.since > 2000]->(b IS person WHERE b.age > a.age) COLUMNS (a.id AS x, b.id AS y)) ORDER BY 1, 2;
--> 1 | 3
--> 2 | 3
-- several paths, joined by their variables
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[IS works]->(c), (b IS person)-[IS works]->(c), (a)-[IS knows]->(b) COLUMNS (a.name AS x, b.name AS y, c.name AS z));
--> ada | bob | acme
-- a variable twice is one element
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)->(b IS person)->(a) COLUMNS (a.id AS x, b.id AS y)) ORDER BY 1, 2;
--> 1 | 3
--> 3 | 1
--> 4 | 4
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)->(b IS person)->(c IS person)->(a) WHERE a.id < b.id AND a.id < c.id COLUMNS (a.id AS x, b.id AS y, c.id AS z));
--> 1 | 2 | 3
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[k]->(a) COLUMNS (a.name));
--> dan
SELECT * FROM GRAPH_TABLE (g MATCH (a)-[k IS knows]->(b), (c)-[k]->(d) WHERE a.id = 2 COLUMNS (c.id AS x, d.id AS y));
--> 2 | 3
SELECT * FROM GRAPH_TABLE (g MATCH (a)-[a]->(b) COLUMNS (1 AS one));
--> error 42000 A
-- neighbouring vertex patterns are one vertex
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)(b WHERE b.id = 2) COLUMNS (a.id AS x, b.id AS y));
--> 2 | 2
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH ->-> COLUMNS (1 AS one));
--> 10
-- functions of elements
SELECT * FROM GRAPH_TABLE (g MATCH (a WHERE a.name = 'ada')-[e]->(b) COLUMNS (ELEMENT_ID(a) AS i, EDGE_ID(e) AS j, VERTEX_ID(b) AS k)) ORDER BY j;
--> PERSON(1) | KNOWS(1) | PERSON(2)
--> PERSON(1) | KNOWS(4) | PERSON(3)
--> PERSON(1) | WORKS(1) | COMPANY(A)
SELECT * FROM GRAPH_TABLE (g MATCH (a)-[e]->(b) COLUMNS (VERTEX_ID(e) AS i));
--> error 42000 E
SELECT * FROM GRAPH_TABLE (g MATCH (a)-[e]->(b) WHERE a.name = 'ada' AND b IS NOT LABELED being COLUMNS (b.name, e IS LABELED works AS w, e IS LABELED knows AS k));
--> acme | true | false
SELECT * FROM GRAPH_TABLE (g MATCH (a)-[e]->(b) WHERE a.name = 'ada' AND PROPERTY_EXISTS(b, code) COLUMNS (b.name));
--> acme
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[e IS knows]-(b) WHERE a.id = 1 AND a IS SOURCE OF e COLUMNS (b.id)) ORDER BY 1;
--> 2
--> 3
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[e IS knows]-(b) WHERE a.id = 1 AND a IS DESTINATION OF e COLUMNS (b.id)) ORDER BY 1;
--> 3
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[e IS knows]-(b) WHERE a.id = 1 AND b IS NOT SOURCE OF e COLUMNS (b.id)) ORDER BY 1;
--> 2
--> 3
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person)->(b IS person)->(c IS person) WHERE NOT SAME(a, c) COLUMNS (1 AS one));
--> 3
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person)->(b IS person)->(c IS person) WHERE ALL_DIFFERENT(a, b, c) COLUMNS (1 AS one));
--> 3
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 4) COLUMNS (LABELS(a) AS l));
--> [PERSON, BEING]
-- a path without quantifier has length, vertices and edges too
SELECT * FROM GRAPH_TABLE (g MATCH p = (a IS person WHERE a.id = 2)-[IS knows]->()-[IS works]->(c) COLUMNS (PATH_LENGTH(p) AS n, VERTICES(p) AS v, EDGES(p) AS e, PATH_FIRST(p) AS f, PATH_LAST(p) AS l, IS_ACYCLIC(p) AS y));
--> 2 | [PERSON(2), PERSON(3), COMPANY(B)] | [KNOWS(2), WORKS(3)] | PERSON(2) | COMPANY(B) | true
SELECT * FROM GRAPH_TABLE (g MATCH p = (a IS person WHERE a.id = 4)->(b)->(c) COLUMNS (IS_TRAIL(p) AS t, IS_ACYCLIC(p) AS y, IS_SIMPLE(p) AS s));
--> false | false | false
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH TRAIL (a IS person)->(b IS person)->(c IS person) COLUMNS (1 AS one));
--> 5
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH ACYCLIC (a IS person)->(b IS person)->(c IS person) COLUMNS (1 AS one));
--> 3
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH SIMPLE (a IS person)->(b IS person)->(c IS person) COLUMNS (1 AS one));
--> 5
-- anywhere a table may stand
SELECT p.name, t.code FROM person p, GRAPH_TABLE (g MATCH (a IS person WHERE a.id = p.id)-[IS works]->(c) COLUMNS (c.code)) t ORDER BY 1;
--> ada | A
--> bob | A
--> cyd | B
SELECT p.name, t.code FROM person p LEFT JOIN GRAPH_TABLE (g MATCH (a IS person)-[IS works]->(c) COLUMNS (a.id, c.code)) t ON t.id = p.id ORDER BY 1;
--> ada | A
--> bob | A
--> cyd | B
--> dan | NULL
SELECT name FROM person p WHERE EXISTS (SELECT 1 FROM GRAPH_TABLE (g MATCH (a IS person)-[IS works]->(c WHERE c.code = 'B') COLUMNS (a.id)) t WHERE t.id = p.id);
--> cyd
SELECT name FROM person WHERE id IN (SELECT id FROM GRAPH_TABLE (g MATCH (a IS person)-[IS works]->(c WHERE c.code = 'A') COLUMNS (a.id))) ORDER BY 1;
--> ada
--> bob
WITH t AS (SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[IS works]->(c) COLUMNS (a.id, c.code))) SELECT x.id, y.id FROM t x JOIN t y ON x.code = y.code AND x.id < y.id;
--> 1 | 2
SELECT code, COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person)-[IS works]->(c) COLUMNS (c.code)) GROUP BY code ORDER BY 1;
--> A | 2
--> B | 1
SELECT n FROM GRAPH_TABLE (g MATCH (a IS company) COLUMNS (a.name)) AS t (n) ORDER BY n;
--> acme
--> bolt
SELECT * FROM GRAPH_TABLE (g MATCH (a IS company) COLUMNS (a.name)) UNION ALL SELECT name FROM person WHERE id = 4 ORDER BY 1;
--> acme
--> bolt
--> dan
CREATE VIEW colleagues AS SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[IS works]->(c)<-[IS works]-(b IS person) WHERE a.id < b.id COLUMNS (a.name AS one, b.name AS two));
--> ok
SELECT * FROM colleagues;
--> ada | bob
DROP PROPERTY GRAPH g;
--> error 2BP01 COLLEAGUES
-- a condition with a subquery, and one from around
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE EXISTS (SELECT 1 FROM works w WHERE w.who = a.id AND w.pay > 15)) COLUMNS (a.name)) ORDER BY 1;
--> bob
--> cyd
SELECT c.name, (SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person)-[IS works]->(x WHERE x.code = c.code) COLUMNS (a.id)) t) AS n FROM company c ORDER BY 1;
--> acme | 2
--> bolt | 1
-- a property beats a column of the same name from around
SELECT DISTINCT t.name FROM (VALUES ('zed')) AS a (name), GRAPH_TABLE (g MATCH (a IS company) COLUMNS (a.name)) t ORDER BY 1;
--> acme
--> bolt
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person) COLUMNS (COUNT(*) AS n));
--> error 42803 quantifier
-- quantifiers: every walk, one row each
SELECT * FROM GRAPH_TABLE (g MATCH p = (a IS person WHERE a.id = 1)-[k IS knows]->{1,2}(b IS person) COLUMNS (b.id, VERTICES(p) AS v, EDGES(p) AS e)) ORDER BY PATH_LENGTH, id;
--> error 42703 PATH_LENGTH
SELECT * FROM GRAPH_TABLE (g MATCH p = (a IS person WHERE a.id = 1)-[k IS knows]->{1,2}(b IS person) COLUMNS (b.id, PATH_LENGTH(p) AS n, VERTICES(p) AS v, EDGES(p) AS e)) ORDER BY n, id;
--> 2 | 1 | [PERSON(1), PERSON(2)] | [KNOWS(1)]
--> 3 | 1 | [PERSON(1), PERSON(3)] | [KNOWS(4)]
--> 1 | 2 | [PERSON(1), PERSON(3), PERSON(1)] | [KNOWS(4), KNOWS(3)]
--> 3 | 2 | [PERSON(1), PERSON(2), PERSON(3)] | [KNOWS(1), KNOWS(2)]
-- none at all is a walk too
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 2)-[IS knows]->{0,1}(b IS person) COLUMNS (b.id)) ORDER BY 1;
--> 2
--> 3
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 2)-[IS knows]->{,1}(b IS person) COLUMNS (b.id)) ORDER BY 1;
--> 2
--> 3
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 2)-[IS knows]->?(b IS person) COLUMNS (b.id)) ORDER BY 1;
--> 2
--> 3
-- {2} is two edges
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person)-[IS knows]->{2}(b) COLUMNS (1 AS one));
--> 6
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person)-[IS knows]->()-[IS knows]->(b) COLUMNS (1 AS one));
--> 6
-- backwards, and either way
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 3)<-[IS knows]-{2}(b) COLUMNS (b.id)) ORDER BY 1;
--> 1
--> 3
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 4)-[IS knows]-{3}(b) COLUMNS (b.id));
--> 1
-- group variables
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 1)-[k IS knows]->{2}(b) COLUMNS (b.id, COUNT(k) AS n, SUM(k.since) AS s, MIN(k.since) AS lo, MAX(k.since) AS hi, LISTAGG(k.since, '-') AS l, ARRAY_AGG(k.since) AS r)) ORDER BY id;
--> 1 | 2 | 4025 | 2005 | 2020 | 2005-2020 | [2005, 2020]
--> 3 | 2 | 4010 | 2000 | 2010 | 2000-2010 | [2000, 2010]
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 2)-[k IS knows]->{0,1}(b) COLUMNS (b.id, COUNT(k) AS n, SUM(k.since) AS s)) ORDER BY id;
--> 2 | 0 | NULL
--> 3 | 1 | 2010
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[k IS knows]->{1,2}(b) COLUMNS (k.since));
--> error 42803 aggregate
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[k IS knows]->{1,2}(b)-[k]->(c) COLUMNS (1 AS one));
--> error 42000 K
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[k IS knows]->{1,3}(b) WHERE SUM(k.since) > 6025 COLUMNS (a.id AS x, b.id AS y, SUM(k.since) AS s)) ORDER BY 1, 2;
--> 1 | 1 | 6030
--> 1 | 3 | 6030
--> 2 | 2 | 6030
--> 2 | 3 | 6035
--> 3 | 1 | 6045
--> 3 | 3 | 6030
-- conditions of one round
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)((x)-[k IS knows]->(y) WHERE x.age < y.age){1,2}(b) COLUMNS (a.id AS s, b.id AS t, LISTAGG(y.name, '>') AS l)) ORDER BY 1, 2, 3;
--> 1 | 2 | bob
--> 1 | 3 | bob>cyd
--> 1 | 3 | cyd
--> 2 | 3 | cyd
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 1)-[k IS knows WHERE k.since >= 2005]->{1,3}(b) COLUMNS (b.id, COUNT(k) AS n)) ORDER BY 2, 1;
--> 3 | 1
--> 1 | 2
--> 3 | 3
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person WHERE a.id = 1)-[k IS knows WHERE k.since > a.age * 67]->{1,2}(b) COLUMNS (b.id, COUNT(k) AS n)) ORDER BY 2, 1;
--> empty
-- no walks without end
SELECT * FROM GRAPH_TABLE (g MATCH (a)-[]->*(b) COLUMNS (1 AS one));
--> error 42000 TRAIL
SELECT * FROM GRAPH_TABLE (g MATCH (a)-[]->{2,}(b) COLUMNS (1 AS one));
--> error 42000 SHORTEST
SELECT * FROM GRAPH_TABLE (g MATCH (a)-[]->+(b) COLUMNS (1 AS one));
--> error 42000 bound
SELECT * FROM GRAPH_TABLE (g MATCH (a){1,3} COLUMNS (1 AS one));
--> error 42000 edge
SELECT * FROM GRAPH_TABLE (g MATCH (a)((b)){1,3} COLUMNS (1 AS one));
--> error 42000 edge
SELECT * FROM GRAPH_TABLE (g MATCH (a)((x)-[]->{0,2}(y)){1,3} COLUMNS (1 AS one));
--> error 42000 edge
SELECT * FROM GRAPH_TABLE (g MATCH ANY SHORTEST (a)((x)-[]->*(y)-[]->(z)){1,3}(b) COLUMNS (1 AS one));
--> error 0A000 mode
SELECT * FROM GRAPH_TABLE (g MATCH (a)-[]->{3,1}(b) COLUMNS (1 AS one));
--> error 22023 3
-- path modes
SELECT * FROM GRAPH_TABLE (g MATCH p = TRAIL (a IS person WHERE a.id = 1)-[IS knows]->*(b) COLUMNS (VERTICES(p) AS v, PATH_LENGTH(p) AS n)) ORDER BY n, v;
--> [PERSON(1)] | 0
--> [PERSON(1), PERSON(2)] | 1
--> [PERSON(1), PERSON(3)] | 1
--> [PERSON(1), PERSON(2), PERSON(3)] | 2
--> [PERSON(1), PERSON(3), PERSON(1)] | 2
--> [PERSON(1), PERSON(2), PERSON(3), PERSON(1)] | 3
--> [PERSON(1), PERSON(3), PERSON(1), PERSON(2)] | 3
--> [PERSON(1), PERSON(2), PERSON(3), PERSON(1), PERSON(3)] | 4
--> [PERSON(1), PERSON(3), PERSON(1), PERSON(2), PERSON(3)] | 4
SELECT * FROM GRAPH_TABLE (g MATCH p = ACYCLIC (a IS person WHERE a.id = 1)-[IS knows]->*(b) COLUMNS (VERTICES(p) AS v, PATH_LENGTH(p) AS n)) ORDER BY n, v;
--> [PERSON(1)] | 0
--> [PERSON(1), PERSON(2)] | 1
--> [PERSON(1), PERSON(3)] | 1
--> [PERSON(1), PERSON(2), PERSON(3)] | 2
SELECT * FROM GRAPH_TABLE (g MATCH p = SIMPLE (a IS person WHERE a.id = 1)-[IS knows]->+(b) COLUMNS (VERTICES(p) AS v, PATH_LENGTH(p) AS n)) ORDER BY n, v;
--> [PERSON(1), PERSON(2)] | 1
--> [PERSON(1), PERSON(3)] | 1
--> [PERSON(1), PERSON(2), PERSON(3)] | 2
--> [PERSON(1), PERSON(3), PERSON(1)] | 2
--> [PERSON(1), PERSON(2), PERSON(3), PERSON(1)] | 3
-- prefixes select for each pair of ends
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (a IS person)-[IS knows]->+(b) COLUMNS (a.id AS x, b.id AS y, PATH_LENGTH(p) AS n)) ORDER BY 1, 2;
--> 1 | 1 | 2
--> 1 | 2 | 1
--> 1 | 3 | 1
--> 2 | 1 | 2
--> 2 | 2 | 3
--> 2 | 3 | 1
--> 3 | 1 | 1
--> 3 | 2 | 2
--> 3 | 3 | 2
--> 4 | 4 | 1
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH ANY (a IS person)-[IS knows]->*(b) COLUMNS (1 AS one));
--> 10
SELECT * FROM GRAPH_TABLE (g MATCH p = ALL SHORTEST (a IS person WHERE a.id = 1)-[IS knows]-{2,}(b WHERE b.id = 3) COLUMNS (VERTICES(p) AS v, PATH_LENGTH(p) AS n));
--> [PERSON(1), PERSON(2), PERSON(3)] | 2
SELECT * FROM GRAPH_TABLE (g MATCH p = SHORTEST 2 (a IS person WHERE a.id = 1)-[IS knows]->*(b WHERE b.id = 3) COLUMNS (VERTICES(p) AS v, PATH_LENGTH(p) AS n)) ORDER BY n;
--> [PERSON(1), PERSON(3)] | 1
--> [PERSON(1), PERSON(2), PERSON(3)] | 2
SELECT * FROM GRAPH_TABLE (g MATCH p = SHORTEST 2 PATHS GROUPS (a IS person WHERE a.id = 1)-[IS knows]-+(b WHERE b.id = 3) COLUMNS (EDGES(p) AS e, PATH_LENGTH(p) AS n)) ORDER BY n, e;
--> [KNOWS(3)] | 1
--> [KNOWS(4)] | 1
--> [KNOWS(1), KNOWS(2)] | 2
-- the WHERE of the pattern comes after the selection but commutes with it at the ends
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (a IS person)-[IS knows]->*(b IS person) WHERE a.id = 2 AND b.name = 'ada' COLUMNS (VERTICES(p) AS v));
--> [PERSON(2), PERSON(3), PERSON(1)]
-- cheapest, over parallel ways
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY CHEAPEST (a IS person WHERE a.id = 1)-[k IS knows COST k.since - 1999]->+(b) COLUMNS (b.id, PATH_COST(p) AS c, VERTICES(p) AS v)) ORDER BY id;
--> 1 | 27 | [PERSON(1), PERSON(3), PERSON(1)]
--> 2 | 1 | [PERSON(1), PERSON(2)]
--> 3 | 6 | [PERSON(1), PERSON(3)]
SELECT * FROM GRAPH_TABLE (g MATCH p = CHEAPEST 2 (a IS person WHERE a.id = 1)-[k IS knows COST k.since - 1999]->+(b WHERE b.id = 3) COLUMNS (PATH_COST(p) AS c, VERTICES(p) AS v)) ORDER BY c;
--> 6 | [PERSON(1), PERSON(3)]
--> 12 | [PERSON(1), PERSON(2), PERSON(3)]
SELECT * FROM GRAPH_TABLE (g MATCH ANY CHEAPEST (a IS person WHERE a.id = 1)-[k IS knows COST k.since - 2005]->+(b) COLUMNS (b.id));
--> error 22023 -5
SELECT * FROM GRAPH_TABLE (g MATCH ANY CHEAPEST (a IS person WHERE a.id = 1)-[k IS knows COST NULLIF(k.since, 2000)]->+(b) COLUMNS (b.id));
--> error 22023 null
SELECT * FROM GRAPH_TABLE (g MATCH ANY CHEAPEST (a IS person)-[k IS knows]->+(b) COLUMNS (b.id));
--> error 42000 COST
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[k IS knows COST 1]->{1,2}(b) COLUMNS (b.id));
--> error 42000 CHEAPEST
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (a)-[]->*(b) COLUMNS (PATH_COST(p) AS c));
--> error 42000 CHEAPEST
SELECT * FROM GRAPH_TABLE (g MATCH SHORTEST 0 (a)-[]->*(b) COLUMNS (1 AS one));
--> error 22023 0
-- fixed and searched paths together
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[IS works]->(c WHERE c.code = 'B'), p = ANY SHORTEST (a)-[IS knows]->+(d IS person), (d)-[IS works]->(e) COLUMNS (a.id AS x, d.id AS y, PATH_LENGTH(p) AS n, e.code)) ORDER BY 2;
--> 3 | 1 | 1 | A
--> 3 | 2 | 2 | A
--> 3 | 3 | 2 | B
SELECT q.name, t.n FROM person q, GRAPH_TABLE (g MATCH p = ANY SHORTEST (a IS person WHERE a.id = q.id)-[k IS knows WHERE k.since > q.age + 1950]->+(b WHERE b.id = 1) COLUMNS (PATH_LENGTH(p) AS n)) t ORDER BY 1;
--> ada | 2
--> bob | 2
--> cyd | 1
-- both ends from around
SELECT x.id, y.id, t.n FROM person x, person y, GRAPH_TABLE (g MATCH p = ANY SHORTEST (a IS person WHERE a.id = x.id)-[IS knows]->+(b IS person WHERE b.id = y.id) COLUMNS (PATH_LENGTH(p) AS n)) t WHERE x.id = 2 ORDER BY 2;
--> 2 | 1 | 2
--> 2 | 2 | 3
--> 2 | 3 | 1
-- tables of several kinds on one path
SELECT * FROM GRAPH_TABLE (g MATCH p = (a IS person WHERE a.id = 2)-[]->{1,2}(c IS company) COLUMNS (c.name, VERTICES(p) AS v)) ORDER BY 1;
--> acme | [PERSON(2), COMPANY(A)]
--> bolt | [PERSON(2), PERSON(3), COMPANY(B)]
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (a IS company WHERE a.code = 'A')-[]-+(c IS company WHERE c.code = 'B') COLUMNS (PATH_LENGTH(p) AS n));
--> 3
-- what is not there says so
SELECT * FROM GRAPH_TABLE (g MATCH (q = (a)-[]->(b)){1,2} COLUMNS (1 AS one));
--> error 0A000 variable
SELECT COUNT(*), COUNT(DISTINCT id) FROM GRAPH_TABLE (g MATCH (a IS person)-[k IS knows]->{1,2}(b) ONE ROW PER VERTEX (v) COLUMNS (v.id AS id));
--> 28 | 4
DROP VIEW colleagues;
--> ok
DROP TABLE works CASCADE;
--> ok
SELECT * FROM GRAPH_TABLE (g MATCH (a) COLUMNS (1 AS one));
--> error 42704 G
-- views and tables without keys as element tables
CREATE VIEW grown AS SELECT id, name FROM person WHERE age >= 30;
--> ok
CREATE TABLE likes (who INT, whom INT);
--> ok
INSERT INTO likes VALUES (1, 2), (1, 2), (2, 4), (3, NULL);
--> changed 4
CREATE PROPERTY GRAPH h VERTEX TABLES (grown KEY (id)) EDGE TABLES (likes SOURCE KEY (who) REFERENCES grown (id) DESTINATION KEY (whom) REFERENCES grown (id));
--> ok
-- parallel edges are two; an edge whose end is no vertex is none
SELECT a, b FROM GRAPH_TABLE (h MATCH (a)-[e]->(b) COLUMNS (a.name AS a, b.name AS b));
--> ada | bob
--> ada | bob
SELECT * FROM GRAPH_TABLE (h MATCH p = TRAIL (a WHERE a.id = 1)-[e]-+(b) COLUMNS (VERTICES(p) AS v)) ORDER BY 1;
--> [1, 2]
--> [1, 2]
--> [1, 2, 1]
--> [1, 2, 1]
-- CREATE GRAPH makes a property graph
CREATE GRAPH kg WITH (dimensions = 2);
--> ok
INSERT INTO kg.nodes (id, type) VALUES ('a', 'x'), ('b', 'x'), ('c', 'y'), ('d', 'y');
--> changed 4
INSERT INTO kg.edges (from_node, to_node, type, weight) VALUES ('a', 'b', 'T', 1), ('b', 'c', 'T', 2), ('a', 'c', 'U', 9), ('c', 'd', 'T', 1);
--> changed 4
SELECT * FROM GRAPH_TABLE (kg MATCH (n IS node WHERE n.type = 'x')-[e IS edge]->(m) COLUMNS (n.id, e.type, m.id AS t)) ORDER BY 1, 3;
--> a | T | b
--> a | U | c
--> b | T | c
SELECT * FROM GRAPH_TABLE (kg MATCH p = ANY CHEAPEST (n WHERE n.id = 'a')-[e COST e.weight]->*(m) COLUMNS (m.id, PATH_COST(p) AS c, VERTICES(p) AS v)) ORDER BY 1;
--> a | 0 | [a]
--> b | 1 | [a, b]
--> c | 3 | [a, b, c]
--> d | 4 | [a, b, c, d]
UPDATE kg.nodes SET deleted = TRUE WHERE id = 'c';
--> changed 1
SELECT * FROM GRAPH_TABLE (kg MATCH p = ANY SHORTEST (n WHERE n.id = 'a')-[e]->*(m) COLUMNS (m.id)) ORDER BY 1;
--> a
--> b
-- vector conditions inside a pattern
INSERT INTO kg.embeddings (node_id, embedding) VALUES ('a', '[1,0]'), ('b', '[0.9,0.1]'), ('d', '[0,1]');
--> changed 3
CREATE PROPERTY GRAPH docs VERTEX TABLES (kg.embeddings AS doc KEY (node_id)) EDGE TABLES (kg.edges AS cites SOURCE KEY (from_node) REFERENCES doc (node_id) DESTINATION KEY (to_node) REFERENCES doc (node_id));
--> ok
SELECT * FROM GRAPH_TABLE (docs MATCH (d WHERE VECTOR_DISTANCE(d.embedding, VECTOR '[1,0]', 'l2') < 0.05)-[c]->(e WHERE VECTOR_DISTANCE(e.embedding, VECTOR '[1,0]', 'l2') < 0.5) COLUMNS (d.node_id AS x, e.node_id AS y));
--> a | b
SELECT COUNT(*) FROM GRAPH_TABLE (docs MATCH (d)-[c]->{0,3}(e WHERE VECTOR_DISTANCE(e.embedding, VECTOR '[0,1]', 'l2') < 0.05) COLUMNS (d.node_id AS x));
--> 1
