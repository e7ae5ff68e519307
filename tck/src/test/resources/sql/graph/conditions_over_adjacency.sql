-- peers: none: no peer here has GRAPH_TABLE; expected rows by hand, rules after SQL:2023 part 16
CREATE TABLE town (land VARCHAR(3), nr INT, name VARCHAR(9), big BOOLEAN, PRIMARY KEY (land, nr));
--> ok
CREATE TABLE shop (code VARCHAR(4) PRIMARY KEY, stars INT);
--> ok
CREATE TABLE road (id INT PRIMARY KEY, la VARCHAR(3), na INT, lb VARCHAR(3), nb INT, km INT, kind VARCHAR(5), FOREIGN KEY (la, na) REFERENCES town, FOREIGN KEY (lb, nb) REFERENCES town);
--> ok
CREATE TABLE stands (l VARCHAR(3), n INT, shop VARCHAR(4) REFERENCES shop, since INT, FOREIGN KEY (l, n) REFERENCES town);
--> ok
INSERT INTO town VALUES ('a', 1, 'ulm', TRUE), ('a', 2, 'hof', FALSE), ('b', 1, 'gap', TRUE), ('b', 2, 'pau', FALSE);
--> changed 4
INSERT INTO shop VALUES ('s1', 3), ('s2', 5);
--> changed 2
-- ulm-hof twice, hof-gap, gap-pau, pau-ulm
INSERT INTO road VALUES (1, 'a', 1, 'a', 2, 10, 'fast'), (2, 'a', 1, 'a', 2, 30, 'slow'), (3, 'a', 2, 'b', 1, 20, 'fast'), (4, 'b', 1, 'b', 2, 40, 'slow'), (5, 'b', 2, 'a', 1, 50, NULL);
--> changed 5
INSERT INTO stands VALUES ('a', 2, 's1', 2000), ('b', 2, 's1', 2010), ('b', 2, 's2', 2020);
--> changed 3
CREATE PROPERTY GRAPH g VERTEX TABLES (town, shop) EDGE TABLES (road SOURCE KEY (la, na) REFERENCES town (land, nr) DESTINATION KEY (lb, nb) REFERENCES town (land, nr), stands SOURCE KEY (l, n) REFERENCES town (land, nr) DESTINATION KEY (shop) REFERENCES shop (code));
--> ok
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x IS town WHERE x.name = 'ulm')-[r IS road WHERE r.km < 35]->{1,4}(y) COLUMNS (y.name, PATH_LENGTH(p) AS n, MAX(r.km) AS m)) ORDER BY n;
--> hof | 1 | 10
--> gap | 2 | 20
-- NULL is no TRUE
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x IS town WHERE x.name = 'gap')-[r IS road WHERE r.kind <> 'fast']->{1,4}(y) COLUMNS (y.name, VERTICES(p) AS v));
--> pau | [TOWN(b,1), TOWN(b,2)]
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x IS town WHERE x.name = 'ulm')-[r]->{1,5}(s IS shop WHERE s.stars = 5) COLUMNS (PATH_LENGTH(p) AS n, VERTICES(p) AS v));
--> 4 | [TOWN(a,1), TOWN(a,2), TOWN(b,1), TOWN(b,2), SHOP(s2)]
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (x IS town WHERE x.name = 'ulm')-[r]->{1,2}(s) COLUMNS (1 AS one));
--> 6
SELECT * FROM GRAPH_TABLE (g MATCH p = ALL SHORTEST (x IS town WHERE x.name = 'ulm')-[r IS road]->+(y WHERE y.name = 'gap') COLUMNS (EDGES(p) AS e)) ORDER BY 1;
--> [ROAD(1), ROAD(3)]
--> [ROAD(2), ROAD(3)]
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY CHEAPEST (x IS town WHERE x.name = 'ulm')-[r IS road WHERE r.kind = 'slow' OR r.km = 20 COST r.km * 2]->+(y WHERE y.name = 'pau') COLUMNS (PATH_COST(p) AS c, EDGES(p) AS e));
--> 180 | [ROAD(2), ROAD(3), ROAD(4)]
SELECT * FROM GRAPH_TABLE (g MATCH p = TRAIL (x IS town WHERE x.name = 'hof')-[r IS road WHERE r.km <= 30]-{1,3}(y) COLUMNS (y.name, EDGES(p) AS e)) ORDER BY CARDINALITY(e), 2;
--> ulm | [ROAD(1)]
--> ulm | [ROAD(2)]
--> gap | [ROAD(3)]
--> hof | [ROAD(1), ROAD(2)]
--> hof | [ROAD(2), ROAD(1)]
--> gap | [ROAD(1), ROAD(2), ROAD(3)]
--> gap | [ROAD(2), ROAD(1), ROAD(3)]
-- conditions of the vertices on the way
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x IS town WHERE x.name = 'ulm')((s)-[IS road]->(t WHERE t.big)){1,4}(y) COLUMNS (y.name));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x IS town WHERE x.name = 'ulm')((s WHERE s.big OR s.nr = 2)-[IS road]->(t)){1,4}(y) COLUMNS (y.name, PATH_LENGTH(p) AS n)) ORDER BY n;
--> hof | 1
--> gap | 2
--> pau | 3
--> ulm | 4
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x IS town WHERE x.name = 'gap')((s)-[r IS road]->(t) WHERE r.km > t.nr * 15){1,4}(y) COLUMNS (y.name, PATH_LENGTH(p) AS n)) ORDER BY n;
--> pau | 1
--> ulm | 2
-- a value of the start, of the query around, of a subquery
SELECT * FROM GRAPH_TABLE (g MATCH p = (x IS town WHERE x.nr = 1)-[r IS road WHERE r.km < x.nr * 25]->{1,2}(y) COLUMNS (x.name AS a, y.name AS b, MIN(r.id) AS i)) ORDER BY 1, 2;
--> ulm | gap | 1
--> ulm | hof | 1
SELECT t.name, m.n FROM town AS t, GRAPH_TABLE (g MATCH (x IS town WHERE x.name = t.name)-[r IS road WHERE (r.km > 15) = t.big]->(y) COLUMNS (y.name AS n)) AS m ORDER BY 1;
--> gap | pau
--> ulm | hof
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x IS town WHERE x.name = 'ulm')-[r IS road WHERE r.km < (SELECT MAX(stars) * 5 FROM shop)]->+(y) COLUMNS (y.name)) ORDER BY 1;
--> gap
--> hof
-- after changes, in the same transaction too
START TRANSACTION;
--> ok
UPDATE road SET km = 100 WHERE id = 3;
--> changed 1
SELECT y FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x IS town WHERE x.name = 'ulm')-[r IS road WHERE r.km < 35]->{1,4}(y) COLUMNS (y.name AS y)) ORDER BY 1;
--> hof
ROLLBACK;
--> ok
SELECT y FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x IS town WHERE x.name = 'ulm')-[r IS road WHERE r.km < 35]->{1,4}(y) COLUMNS (y.name AS y)) ORDER BY 1;
--> gap
--> hof
UPDATE road SET km = 15 WHERE id = 4;
--> changed 1
SELECT y FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x IS town WHERE x.name = 'ulm')-[r IS road WHERE r.km < 35]->{1,4}(y) COLUMNS (y.name AS y)) ORDER BY 1;
--> gap
--> hof
--> pau
-- circles over two tables, with conditions, either way
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (s IS shop)<-[IS stands]-(a)<-[IS road]-(b)<-[IS road]-(c)-[IS stands]->(s) COLUMNS (1 AS one));
--> 3
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (s IS shop)<-[IS stands]-(a)-[IS road]->(b)-[IS road]->(c)-[IS stands]->(s) COLUMNS (1 AS one));
--> 3
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (a)-[r IS road WHERE r.km < 40]-(b)-[IS road]-(c)-[IS road]-(d)-[IS road]-(a) WHERE r.kind = 'slow' COLUMNS (1 AS one));
--> 36
-- what a graph of CREATE GRAPH has lost shows on no path
CREATE GRAPH kg;
--> ok
INSERT INTO kg.nodes (id, type) VALUES ('a', 'x'), ('b', 'x'), ('c', 'y'), ('d', 'y');
--> changed 4
INSERT INTO kg.edges (from_node, to_node, type) VALUES ('a', 'b', 't'), ('b', 'c', 't'), ('c', 'd', 'u'), ('a', 'd', 'u');
--> changed 4
UPDATE kg.nodes SET deleted = TRUE WHERE id = 'b';
--> changed 1
SELECT * FROM GRAPH_TABLE (kg MATCH p = ANY SHORTEST (a WHERE a.id = 'a')-[e]->{1,4}(b) COLUMNS (b.id, PATH_LENGTH(p) AS n, EDGES(p) AS e));
--> d | 1 | [4]
SELECT * FROM GRAPH_TABLE (kg MATCH p = ANY SHORTEST (a WHERE a.id = 'a')-[e WHERE e.type = 'u']-{1,4}(b) COLUMNS (b.id, PATH_LENGTH(p) AS n, MIN(e.type) AS e)) ORDER BY n, 1;
--> d | 1 | u
--> a | 2 | u
--> c | 2 | u
SELECT * FROM GRAPH_TABLE (kg MATCH p = ANY SHORTEST (a WHERE a.id = 'a')((x)-[e]-(y WHERE y.type = 'y')){1,4}(b) COLUMNS (b.id, LISTAGG(y.id, ',') AS l)) ORDER BY 1;
--> c | d,c
--> d | d
UPDATE kg.nodes SET deleted = FALSE WHERE id = 'b';
--> changed 1
SELECT COUNT(*) FROM GRAPH_TABLE (kg MATCH p = ANY SHORTEST (a WHERE a.id = 'a')-[e]->{1,4}(b) COLUMNS (b.id));
--> 3
