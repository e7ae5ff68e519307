-- peers: none: no peer here has GRAPH_TABLE; expected rows by hand, rules after SQL:2023 part 16
CREATE TABLE v (id INT PRIMARY KEY, age INT);
--> ok
CREATE TABLE red (id INT PRIMARY KEY, s INT REFERENCES v, d INT REFERENCES v, w INT);
--> ok
CREATE TABLE blue (id INT PRIMARY KEY, s INT REFERENCES v, d INT REFERENCES v, w INT);
--> ok
INSERT INTO v VALUES (1, 1), (2, 2), (3, 3), (4, 4);
--> changed 4
-- red 1-2-3-4, blue 4-1 and 2-4
INSERT INTO red VALUES (1, 1, 2, 10), (2, 2, 3, 20), (3, 3, 4, 30);
--> changed 3
INSERT INTO blue VALUES (1, 4, 1, 1), (2, 2, 4, 2);
--> changed 2
CREATE PROPERTY GRAPH g VERTEX TABLES (v) EDGE TABLES (red SOURCE KEY (s) REFERENCES v (id) DESTINATION KEY (d) REFERENCES v (id), blue SOURCE KEY (s) REFERENCES v (id) DESTINATION KEY (d) REFERENCES v (id));
--> ok
-- one or two red edges and a blue one, once or twice
SELECT * FROM GRAPH_TABLE (g MATCH p = (x WHERE x.id = 1)((()-[IS red]->()){1,2}()-[IS blue]->()){1,2}(y) COLUMNS (y.id, PATH_LENGTH(p) AS n));
--> 4 | 2
SELECT * FROM GRAPH_TABLE (g MATCH p = (x WHERE x.id = 4)((()-[IS blue]->()){1,2}()-[IS red]->()){2}(y) COLUMNS (y.id, PATH_LENGTH(p) AS n, VERTICES(p) AS v, EDGES(p) AS e));
--> 2 | 5 | [4, 1, 2, 4, 1, 2] | [BLUE(1), RED(1), BLUE(2), BLUE(1), RED(1)]
-- aggregates run over all rounds, those inside the rounds too
SELECT * FROM GRAPH_TABLE (g MATCH (x WHERE x.id = 4)((()-[b IS blue]->()){1,2}()-[r IS red]->()){2}(y) COLUMNS (COUNT(b) AS bs, COUNT(r) AS rs, SUM(r.w) AS w, SUM(b.w) AS c, COUNT(DISTINCT b.id) AS d, MAX(b.id) AS m));
--> 3 | 2 | 20 | 4 | 2 | 2
SELECT * FROM GRAPH_TABLE (g MATCH (x WHERE x.id = 4)((()-[b IS blue]->()){1,2}()-[r IS red]->(t)){2}(y) COLUMNS (LISTAGG(CAST(b.id AS VARCHAR), '-') AS l, ARRAY_AGG(t.id) AS a, MIN(b.w) AS g));
--> 1-2-1 | [2, 2] | 1
-- however the edges are divided among rounds, a walk is one match
SELECT * FROM GRAPH_TABLE (g MATCH p = (x WHERE x.id = 1)((()-[IS red]->()){1,2}){1,2}(y) COLUMNS (y.id, PATH_LENGTH(p) AS n)) ORDER BY n;
--> 2 | 1
--> 3 | 2
--> 4 | 3
SELECT * FROM GRAPH_TABLE (g MATCH p = (x WHERE x.id = 1)((()-[IS red]->()){2}){1,2}(y) COLUMNS (y.id, PATH_LENGTH(p) AS n)) ORDER BY n;
--> 3 | 2
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (x WHERE x.id = 1)((()-[IS red]->()){1,2}()-[IS red]->()){1,2}(y) COLUMNS (1 AS one));
--> 2
-- but variables inside show where a round ends
SELECT COUNT(*) FROM GRAPH_TABLE (g MATCH (x WHERE x.id = 4)((()-[b]->()){1,3}()-[r]->()){1,2}(y WHERE y.id = 4) COLUMNS (COUNT(b) AS n));
--> 11
-- under a mode without bound
SELECT * FROM GRAPH_TABLE (g MATCH p = TRAIL (x WHERE x.id = 4)((()-[IS blue]->())+(()-[IS red]->())*){1,2}(y) COLUMNS (y.id, PATH_LENGTH(p) AS n)) ORDER BY n, 1;
--> 1 | 1
--> 2 | 2
--> 3 | 3
--> 4 | 3
--> 4 | 4
SELECT * FROM GRAPH_TABLE (g MATCH p = ACYCLIC (x WHERE x.id = 4)((()-[IS blue]->())+(()-[IS red]->())*){1,2}(y) COLUMNS (y.id, PATH_LENGTH(p) AS n)) ORDER BY n, 1;
--> 1 | 1
--> 2 | 2
--> 3 | 3
-- prefixes
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (x WHERE x.id = 4)((()-[IS blue]->()){1,2}()-[IS red]->())+(y WHERE y.id = 2) COLUMNS (PATH_LENGTH(p) AS n, EDGES(p) AS e));
--> 2 | [BLUE(1), RED(1)]
SELECT * FROM GRAPH_TABLE (g MATCH p = SHORTEST 2 (x WHERE x.id = 4)((()-[IS blue]->()){1,2}()-[IS red]->())+(y WHERE y.id = 2) COLUMNS (PATH_LENGTH(p) AS n)) ORDER BY n;
--> 2
--> 5
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY CHEAPEST (x WHERE x.id = 4)((()-[e IS blue COST e.w]->()){1,2}()-[f IS red COST f.w]->())+(y WHERE y.id = 2) COLUMNS (PATH_COST(p) AS c, PATH_LENGTH(p) AS n));
--> 11 | 2
-- a vertex between that comes again
SELECT m, t, n FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (s WHERE s.id = 4)-[IS blue]->(m)-[IS red]-(x)-[IS red]-(m)-[IS red]->{1,2}(t) COLUMNS (m.id AS m, t.id AS t, PATH_LENGTH(p) AS n)) ORDER BY t;
--> 1 | 2 | 4
--> 1 | 3 | 5
SELECT c, n FROM GRAPH_TABLE (g MATCH p = ANY CHEAPEST (s WHERE s.id = 4)-[b IS blue COST b.w]->(m)-[r IS red COST r.w]-(x)-[q IS red COST q.w]-(m)-[k IS red COST k.w]->+(t WHERE t.id = 4) COLUMNS (PATH_COST(p) AS c, PATH_LENGTH(p) AS n));
--> 81 | 6
-- what a round must satisfy
SELECT * FROM GRAPH_TABLE (g MATCH (x WHERE x.id = 1)((()-[e IS red]->()){1,3} WHERE SUM(e.w) > 25){1}(y) COLUMNS (y.id, COUNT(e) AS n)) ORDER BY n;
--> 3 | 2
--> 4 | 3
SELECT * FROM GRAPH_TABLE (g MATCH (x WHERE x.id = 1)((s)-[IS red]->(t WHERE t.age < 4)(()-[IS red]->()){0,1}){1,2}(y) COLUMNS (y.id, LISTAGG(CAST(s.id AS VARCHAR) || '-' || CAST(t.id AS VARCHAR), ' ') AS l)) ORDER BY 1, 2;
--> 2 | 1-2
--> 3 | 1-2
--> 3 | 1-2 2-3
--> 4 | 1-2 2-3
-- values from outside
SELECT o.id, t.n FROM v AS o, GRAPH_TABLE (g MATCH p = (x WHERE x.id = o.id)((()-[e IS red WHERE e.w >= o.age * 10]->()){1,2}()-[IS red]->()){1}(y) COLUMNS (PATH_LENGTH(p) AS n)) AS t ORDER BY 1, 2;
--> 1 | 2
--> 1 | 3
--> 2 | 2
-- a mode for a part of a path
SELECT * FROM GRAPH_TABLE (g MATCH p = (TRAIL (a WHERE a.id = 3)-[IS red]-(b)-[IS red]-(c))<-[IS blue]-{1,2}(d) COLUMNS (VERTICES(p) AS v)) ORDER BY CARDINALITY(v);
--> [3, 2, 1, 4]
--> [3, 2, 1, 4, 2]
SELECT * FROM GRAPH_TABLE (g MATCH p = (TRAIL (a WHERE a.id = 1)-[IS red]-(b)-[IS red]-(c))<-[IS blue]-{1,2}(d) COLUMNS (VERTICES(p) AS v));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p = ((a WHERE a.id = 1)-[IS red]-(b)-[IS red]-(c))<-[IS blue]-{1,2}(d) COLUMNS (VERTICES(p) AS v)) ORDER BY CARDINALITY(v);
--> [1, 2, 1, 4]
--> [1, 2, 1, 4, 2]
SELECT * FROM GRAPH_TABLE (g MATCH p = ANY SHORTEST (ACYCLIC (a WHERE a.id = 1)-[IS red]-(b)-[IS red]-(c))<-[IS red]-{0,2}(d WHERE d.id = 1) COLUMNS (VERTICES(p) AS v));
--> [1, 2, 3, 2, 1]
-- what is refused
SELECT * FROM GRAPH_TABLE (g MATCH (a)((x)-[]->?(y)){1,3}(b) COLUMNS (1 AS one));
--> error 42000 edge
SELECT * FROM GRAPH_TABLE (g MATCH ALL SHORTEST (a)((x)-[]->+(y)-[]->(z)){1,3}(b) COLUMNS (1 AS one));
--> error 0A000 mode
SELECT * FROM GRAPH_TABLE (g MATCH (a)((x)-[]->+(y)-[]->(z)){1,3}(b) COLUMNS (1 AS one));
--> error 0A000 bound
SELECT * FROM GRAPH_TABLE (g MATCH (a)((x)-[e]->{1,2}(y)-[]->(z)){1,3}(b) COLUMNS (e.id));
--> error 42803 aggregate
SELECT * FROM GRAPH_TABLE (g MATCH (a)((x)-[e]->{1,2}(y)-[]->(z)){1,3}(b) COLUMNS (SUM(e.w * x.age) AS s));
--> error 0A000 around
