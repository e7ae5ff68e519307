-- peers: none: no peer has these patterns; expected rows by brute force, seed 102
DROP PROPERTY GRAPH IF EXISTS g;
--> ok
DROP TABLE IF EXISTS f;
--> ok
DROP TABLE IF EXISTS e;
--> ok
DROP TABLE IF EXISTS w;
--> ok
DROP TABLE IF EXISTS v;
--> ok
CREATE TABLE v (id INT PRIMARY KEY, x INT);
--> ok
CREATE TABLE w (id INT PRIMARY KEY, x INT);
--> ok
CREATE TABLE e (id INT PRIMARY KEY, s INT REFERENCES v(id), d INT REFERENCES v(id), y INT);
--> ok
CREATE TABLE f (id INT PRIMARY KEY, s INT REFERENCES v(id), d INT REFERENCES w(id), y INT);
--> ok
CREATE PROPERTY GRAPH g VERTEX TABLES (v LABEL v LABEL n, w LABEL w LABEL n) EDGE TABLES (e SOURCE KEY (s) REFERENCES v (id) DESTINATION KEY (d) REFERENCES v (id) LABEL e LABEL l, f SOURCE KEY (s) REFERENCES v (id) DESTINATION KEY (d) REFERENCES w (id) LABEL f LABEL l);
--> ok
DELETE FROM f;
--> changed 0
DELETE FROM e;
--> changed 0
DELETE FROM w;
--> changed 0
DELETE FROM v;
--> changed 0
INSERT INTO V VALUES (1,0);
--> changed 1
INSERT INTO V VALUES (2,3);
--> changed 1
INSERT INTO V VALUES (3,0);
--> changed 1
INSERT INTO V VALUES (4,0);
--> changed 1
INSERT INTO W VALUES (1,3);
--> changed 1
INSERT INTO W VALUES (2,3);
--> changed 1
INSERT INTO E VALUES (1,3,3,2);
--> changed 1
INSERT INTO E VALUES (2,3,2,0);
--> changed 1
INSERT INTO E VALUES (3,4,4,1);
--> changed 1
INSERT INTO E VALUES (4,1,4,1);
--> changed 1
INSERT INTO F VALUES (5,4,1,1);
--> changed 1
INSERT INTO E VALUES (6,4,2,1);
--> changed 1
SELECT * FROM GRAPH_TABLE (g MATCH p =  TRAIL (a WHERE a.x >= 3)(-[e00 IS e WHERE e00.y <= 0]->( IS n)-[e01 IS e | f]->){2,}(n0 IS w)-[e10 IS f]-(n1 WHERE n1.x >= 1)<-[e20 IS f]-{0,1}(n2 IS w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3, COUNT(e00) AS c00, SUM(e00.y) AS s00, COUNT(e01) AS c01, SUM(e01.y) AS s01, ELEMENT_ID(e10) AS d10, e10.y AS y10, COUNT(e20) AS c20, SUM(e20.y) AS s20));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a)(<-[ IS e]-(m0)<-[e01]-){0,2}(n0 IS v | w WHERE n0.x >= 1)-[ IS e | f]-{0,1}(n1)-[ IS e]-(n2) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3, COUNT(e01) AS c01, SUM(e01.y) AS s01));
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(2) | 3 | V(2) | 3 | V(3) | 0 | 0 | NULL
--> [V(2), V(3), V(3)] | [E(2), E(1)] | 2 | V(2) | 3 | V(2) | 3 | V(3) | 0 | V(3) | 0 | 0 | NULL
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(2) | 3 | V(2) | 3 | V(4) | 0 | 0 | NULL
--> [V(2), V(4), V(4)] | [E(6), E(3)] | 2 | V(2) | 3 | V(2) | 3 | V(4) | 0 | V(4) | 0 | 0 | NULL
--> [V(2), V(3), V(2)] | [E(2), E(2)] | 2 | V(2) | 3 | V(2) | 3 | V(3) | 0 | V(2) | 3 | 0 | NULL
--> [V(2), V(4), V(2)] | [E(6), E(6)] | 2 | V(2) | 3 | V(2) | 3 | V(4) | 0 | V(2) | 3 | 0 | NULL
--> [V(2), V(4), V(1)] | [E(6), E(4)] | 2 | V(2) | 3 | V(2) | 3 | V(4) | 0 | V(1) | 0 | 0 | NULL
--> [W(1), V(4), V(4)] | [F(5), E(3)] | 2 | W(1) | 3 | W(1) | 3 | V(4) | 0 | V(4) | 0 | 0 | NULL
--> [W(1), V(4), V(1)] | [F(5), E(4)] | 2 | W(1) | 3 | W(1) | 3 | V(4) | 0 | V(1) | 0 | 0 | NULL
--> [W(1), V(4), V(2)] | [F(5), E(6)] | 2 | W(1) | 3 | W(1) | 3 | V(4) | 0 | V(2) | 3 | 0 | NULL
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS !w)-[e00]-{0,1}(n0 IS v & n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, COUNT(e00) AS c00, SUM(e00.y) AS s00));
--> [V(1)] | [] | 0 | V(1) | 0 | V(1) | 0 | 0 | NULL
--> [V(1), V(4)] | [E(4)] | 1 | V(1) | 0 | V(4) | 0 | 1 | 1
--> [V(2)] | [] | 0 | V(2) | 3 | V(2) | 3 | 0 | NULL
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0 | 1 | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0 | 1 | 1
--> [V(3)] | [] | 0 | V(3) | 0 | V(3) | 0 | 0 | NULL
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0 | 1 | 2
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3 | 1 | 0
--> [V(4)] | [] | 0 | V(4) | 0 | V(4) | 0 | 0 | NULL
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0 | 1 | 1
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(1) | 0 | 1 | 1
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3 | 1 | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a)<-[ IS !f]-{0,1}(n0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(1)] | [] | 0 | V(1) | 0 | V(1) | 0
--> [V(2)] | [] | 0 | V(2) | 3 | V(2) | 3
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0
--> [V(3)] | [] | 0 | V(3) | 0 | V(3) | 0
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0
--> [V(4)] | [] | 0 | V(4) | 0 | V(4) | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(1) | 0
--> [W(1)] | [] | 0 | W(1) | 3 | W(1) | 3
--> [W(2)] | [] | 0 | W(2) | 3 | W(2) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v & n WHERE a.x >= 1)-[e00 IS l]-{1,3}(a IS v & n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1, COUNT(e00) AS c00, SUM(e00.y) AS s00));
--> [V(2), V(3), V(3), V(2)] | [E(2), E(1), E(2)] | 3 | V(2) | 3 | V(2) | 3 | 3 | 2
--> [V(2), V(3), V(2)] | [E(2), E(2)] | 2 | V(2) | 3 | V(2) | 3 | 2 | 0
--> [V(2), V(4), V(4), V(2)] | [E(6), E(3), E(6)] | 3 | V(2) | 3 | V(2) | 3 | 3 | 3
--> [V(2), V(4), V(2)] | [E(6), E(6)] | 2 | V(2) | 3 | V(2) | 3 | 2 | 2
SELECT * FROM GRAPH_TABLE (g MATCH p =  TRAIL (a IS w)-[e00 IS e | f]-( IS v & n)-[e10 IS f]->{0,1}(n1 IS !w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(e00) AS d00, e00.y AS y00, COUNT(e10) AS c10, SUM(e10.y) AS s10));
--> [W(1), V(4)] | [F(5)] | 1 | W(1) | 3 | V(4) | 0 | F(5) | 1 | 0 | NULL
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v | w WHERE a.x >= 0)-[ IS !f]-(n0 IS n)<-[e10 IS !f]-( IS v)-[ IS e | f]-(a IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(a) AS i3, a.x AS x3, ELEMENT_ID(e10) AS d10, e10.y AS y10));
--> [V(1), V(4), V(4), V(1)] | [E(4), E(3), E(4)] | 3 | V(1) | 0 | V(4) | 0 | V(1) | 0 | E(3) | 1
--> [V(2), V(3), V(3), V(2)] | [E(2), E(1), E(2)] | 3 | V(2) | 3 | V(3) | 0 | V(2) | 3 | E(1) | 2
--> [V(2), V(4), V(4), V(2)] | [E(6), E(3), E(6)] | 3 | V(2) | 3 | V(4) | 0 | V(2) | 3 | E(3) | 1
--> [V(3), V(3), V(3), V(3)] | [E(1), E(1), E(1)] | 3 | V(3) | 0 | V(3) | 0 | V(3) | 0 | E(1) | 2
--> [V(3), V(2), V(3), V(3)] | [E(2), E(2), E(1)] | 3 | V(3) | 0 | V(2) | 3 | V(3) | 0 | E(2) | 0
--> [V(4), V(4), V(4), V(4)] | [E(3), E(3), E(3)] | 3 | V(4) | 0 | V(4) | 0 | V(4) | 0 | E(3) | 1
--> [V(4), V(4), V(1), V(4)] | [E(3), E(4), E(4)] | 3 | V(4) | 0 | V(4) | 0 | V(4) | 0 | E(4) | 1
--> [V(4), V(2), V(4), V(4)] | [E(6), E(6), E(3)] | 3 | V(4) | 0 | V(2) | 3 | V(4) | 0 | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a WHERE a.x >= 0)-[ IS e | f]->(a IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1));
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v | w)-[e00 IS f]->(n0 IS w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3 | F(5) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v | w)-[e00 IS e | f WHERE e00.y <= 2]-()-[ IS f]-(n1 IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(4), W(1), V(4)] | [F(5), F(5)] | 2 | V(4) | 0 | V(4) | 0 | F(5) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS n)-[ IS f]-{2,3}(a IS v | w)-[]-{1}(a IS n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1, ELEMENT_ID(a) AS i2, a.x AS x2));
--> [V(4), W(1), V(4), V(4)] | [F(5), F(5), E(3)] | 3 | V(4) | 0 | V(4) | 0 | V(4) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS w)-[ IS e | f]-{0,1}(n0 IS w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [W(1)] | [] | 0 | W(1) | 3 | W(1) | 3
--> [W(2)] | [] | 0 | W(2) | 3 | W(2) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v | w WHERE a.x >= 0)-[e00 IS l]->( IS n)-[e10 IS e]->{1}()-[e20 WHERE e20.y <= 3]->(a IS n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i3, a.x AS x3, ELEMENT_ID(e00) AS d00, e00.y AS y00, COUNT(e10) AS c10, SUM(e10.y) AS s10, ELEMENT_ID(e20) AS d20, e20.y AS y20));
--> [V(3), V(3), V(3), V(3)] | [E(1), E(1), E(1)] | 3 | V(3) | 0 | V(3) | 0 | E(1) | 2 | 1 | 2 | E(1) | 2
--> [V(4), V(4), V(4), V(4)] | [E(3), E(3), E(3)] | 3 | V(4) | 0 | V(4) | 0 | E(3) | 1 | 1 | 1 | E(3) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =  TRAIL (a IS v & n)<-[e00 IS !f]-( IS n)->(n1 IS n)<-[]-(n2 IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(2), V(4), V(4), V(1)] | [E(6), E(3), E(4)] | 3 | V(2) | 3 | V(4) | 0 | V(1) | 0 | E(6) | 1
--> [V(3), V(3), V(2), V(4)] | [E(1), E(2), E(6)] | 3 | V(3) | 0 | V(2) | 3 | V(4) | 0 | E(1) | 2
--> [V(4), V(4), V(2), V(3)] | [E(3), E(6), E(2)] | 3 | V(4) | 0 | V(2) | 3 | V(3) | 0 | E(3) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v & n)-[ IS f]->{0,1}(n0 WHERE n0.x >= 1) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(2)] | [] | 0 | V(2) | 3 | V(2) | 3
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS n)-[]-(n0 IS !w)-[e10]->(a IS v | w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(a) AS i2, a.x AS x2, ELEMENT_ID(e10) AS d10, e10.y AS y10));
--> [V(2), V(3), V(2)] | [E(2), E(2)] | 2 | V(2) | 3 | V(3) | 0 | V(2) | 3 | E(2) | 0
--> [V(2), V(4), V(2)] | [E(6), E(6)] | 2 | V(2) | 3 | V(4) | 0 | V(2) | 3 | E(6) | 1
--> [V(3), V(3), V(3)] | [E(1), E(1)] | 2 | V(3) | 0 | V(3) | 0 | V(3) | 0 | E(1) | 2
--> [V(4), V(4), V(4)] | [E(3), E(3)] | 2 | V(4) | 0 | V(4) | 0 | V(4) | 0 | E(3) | 1
--> [V(4), V(1), V(4)] | [E(4), E(4)] | 2 | V(4) | 0 | V(1) | 0 | V(4) | 0 | E(4) | 1
--> [W(1), V(4), W(1)] | [F(5), F(5)] | 2 | W(1) | 3 | V(4) | 0 | W(1) | 3 | F(5) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =  TRAIL (a IS v & n)-[ IS e | f]->(n0 IS v & n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(1), V(4)] | [E(4)] | 1 | V(1) | 0 | V(4) | 0
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =  ACYCLIC (a IS n)<-[ IS l]-( IS v)-[]-*(n1)-[ IS f]->(n2 IS w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3));
--> [V(2), V(4), W(1)] | [E(6), F(5)] | 2 | V(2) | 3 | V(4) | 0 | W(1) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p = SHORTEST 2 ACYCLIC PATHS GROUPS (a IS v | w WHERE a.x >= 1)(->(m0 WHERE m0.x >= 1)-[e01 IS l WHERE e01.y <= 3]->){0,1}(n0 IS !w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, COUNT(e01) AS c01, SUM(e01.y) AS s01));
--> [V(2)] | [] | 0 | V(2) | 3 | V(2) | 3 | 0 | NULL
SELECT * FROM GRAPH_TABLE (g MATCH p =  ACYCLIC (a IS v | w)-[ IS e | f]->(n0 IS v & n)-[ IS !f]->(n1) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2));
--> [V(1), V(4), V(2)] | [E(4), E(6)] | 2 | V(1) | 0 | V(4) | 0 | V(2) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS w)-[ IS e]-(n0 WHERE n0.x >= 2)<-[]-( IS v | w)(-[]-(m2 IS !w)-[e21]-){2}(n2 WHERE n2.x >= 0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n2) AS i3, n2.x AS x3, COUNT(e21) AS c21, SUM(e21.y) AS s21));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p =  SIMPLE (a)<-[ IS l]-(n0 IS v | w WHERE n0.x >= 0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(1) | 0
--> [W(1), V(4)] | [F(5)] | 1 | W(1) | 3 | V(4) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS n)-[e00]->{1}(n0 IS v & n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, COUNT(e00) AS c00, SUM(e00.y) AS s00));
--> [V(1), V(4)] | [E(4)] | 1 | V(1) | 0 | V(4) | 0 | 1 | 1
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0 | 1 | 2
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3 | 1 | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0 | 1 | 1
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3 | 1 | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =  TRAIL (a IS w)-[ IS e]->(a IS v | w WHERE a.x >= 3)-[ IS !f]-(n1 IS w WHERE n1.x >= 2) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS n)-[e00 IS e]-(n0 IS n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(1), V(4)] | [E(4)] | 1 | V(1) | 0 | V(4) | 0 | E(4) | 1
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0 | E(2) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0 | E(6) | 1
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0 | E(1) | 2
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3 | E(2) | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0 | E(3) | 1
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(1) | 0 | E(4) | 1
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3 | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v & n)<-[]-(n0 IS !w)(<-[e10 IS f WHERE e10.y <= 0]-(m1 IS w WHERE m1.x >= 0)->){1,2}(a IS v | w WHERE a.x >= 2)-[e20]->(n2 IS v & n WHERE n2.x >= 0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(a) AS i2, a.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3, COUNT(e10) AS c10, SUM(e10.y) AS s10, ELEMENT_ID(e20) AS d20, e20.y AS y20));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p =  ACYCLIC (a IS n)(-[e00 IS l]->(m0 IS v & n)-[e01 IS e]-)+(a)-[e10 IS e]-{2}(a IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1, ELEMENT_ID(a) AS i2, a.x AS x2, COUNT(e00) AS c00, SUM(e00.y) AS s00, COUNT(e01) AS c01, SUM(e01.y) AS s01, COUNT(e10) AS c10, SUM(e10.y) AS s10));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p = SHORTEST 2  PATHS GROUPS (a IS !w WHERE a.x >= 2)<-[e00 IS l]-( IS v)<-[e10 IS !f WHERE e10.y <= 3]-(n1 IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(e00) AS d00, e00.y AS y00, ELEMENT_ID(e10) AS d10, e10.y AS y10));
--> [V(2), V(3), V(3)] | [E(2), E(1)] | 2 | V(2) | 3 | V(3) | 0 | E(2) | 0 | E(1) | 2
--> [V(2), V(4), V(4)] | [E(6), E(3)] | 2 | V(2) | 3 | V(4) | 0 | E(6) | 1 | E(3) | 1
--> [V(2), V(4), V(1)] | [E(6), E(4)] | 2 | V(2) | 3 | V(1) | 0 | E(6) | 1 | E(4) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =  ACYCLIC (a)-[]-(n0 IS n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(1), V(4)] | [E(4)] | 1 | V(1) | 0 | V(4) | 0
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(1) | 0
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3
--> [W(1), V(4)] | [F(5)] | 1 | W(1) | 3 | V(4) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =  ACYCLIC (a)-[e00 IS e | f WHERE e00.y <= 3]->()-[ IS !f]->(n1 IS v | w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(1), V(4), V(2)] | [E(4), E(6)] | 2 | V(1) | 0 | V(2) | 3 | E(4) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a)<-[]-(n0 WHERE n0.x >= 2)-[ IS f]-(n1 IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p =  SIMPLE (a IS v & n)-[ IS f]-*(a IS v | w)<-[ IS e]-(n1 IS v | w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2));
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(2) | 3 | V(3) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(2) | 3 | V(4) | 0
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0 | V(3) | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0 | V(4) | 0
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(4) | 0 | V(1) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS !w WHERE a.x >= 1)<-[]-{2,4}(n0 IS !w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(2), V(3), V(3)] | [E(2), E(1)] | 2 | V(2) | 3 | V(3) | 0
--> [V(2), V(3), V(3), V(3)] | [E(2), E(1), E(1)] | 3 | V(2) | 3 | V(3) | 0
--> [V(2), V(3), V(3), V(3), V(3)] | [E(2), E(1), E(1), E(1)] | 4 | V(2) | 3 | V(3) | 0
--> [V(2), V(4), V(4)] | [E(6), E(3)] | 2 | V(2) | 3 | V(4) | 0
--> [V(2), V(4), V(4), V(4)] | [E(6), E(3), E(3)] | 3 | V(2) | 3 | V(4) | 0
--> [V(2), V(4), V(4), V(4), V(4)] | [E(6), E(3), E(3), E(3)] | 4 | V(2) | 3 | V(4) | 0
--> [V(2), V(4), V(4), V(4), V(1)] | [E(6), E(3), E(3), E(4)] | 4 | V(2) | 3 | V(1) | 0
--> [V(2), V(4), V(4), V(1)] | [E(6), E(3), E(4)] | 3 | V(2) | 3 | V(1) | 0
--> [V(2), V(4), V(1)] | [E(6), E(4)] | 2 | V(2) | 3 | V(1) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v & n)-[e00]->(a IS v | w WHERE a.x >= 0)-[e10]->(a IS !w)-[e20 IS e WHERE e20.y <= 3]->(n2 IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1, ELEMENT_ID(a) AS i2, a.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3, ELEMENT_ID(e00) AS d00, e00.y AS y00, ELEMENT_ID(e10) AS d10, e10.y AS y10, ELEMENT_ID(e20) AS d20, e20.y AS y20));
--> [V(3), V(3), V(3), V(3)] | [E(1), E(1), E(1)] | 3 | V(3) | 0 | V(3) | 0 | V(3) | 0 | V(3) | 0 | E(1) | 2 | E(1) | 2 | E(1) | 2
--> [V(3), V(3), V(3), V(2)] | [E(1), E(1), E(2)] | 3 | V(3) | 0 | V(3) | 0 | V(3) | 0 | V(2) | 3 | E(1) | 2 | E(1) | 2 | E(2) | 0
--> [V(4), V(4), V(4), V(4)] | [E(3), E(3), E(3)] | 3 | V(4) | 0 | V(4) | 0 | V(4) | 0 | V(4) | 0 | E(3) | 1 | E(3) | 1 | E(3) | 1
--> [V(4), V(4), V(4), V(2)] | [E(3), E(3), E(6)] | 3 | V(4) | 0 | V(4) | 0 | V(4) | 0 | V(2) | 3 | E(3) | 1 | E(3) | 1 | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v & n)-[ IS e]-(a IS n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1));
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS !w)->( IS v | w)-[e10 IS !f]->(n1 IS !w)<-[e20 IS !f WHERE e20.y <= 3]-(n2 IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3, ELEMENT_ID(e10) AS d10, e10.y AS y10, ELEMENT_ID(e20) AS d20, e20.y AS y20));
--> [V(1), V(4), V(4), V(4)] | [E(4), E(3), E(3)] | 3 | V(1) | 0 | V(4) | 0 | V(4) | 0 | E(3) | 1 | E(3) | 1
--> [V(1), V(4), V(2), V(4)] | [E(4), E(6), E(6)] | 3 | V(1) | 0 | V(2) | 3 | V(4) | 0 | E(6) | 1 | E(6) | 1
--> [V(1), V(4), V(4), V(1)] | [E(4), E(3), E(4)] | 3 | V(1) | 0 | V(4) | 0 | V(1) | 0 | E(3) | 1 | E(4) | 1
--> [V(1), V(4), V(2), V(3)] | [E(4), E(6), E(2)] | 3 | V(1) | 0 | V(2) | 3 | V(3) | 0 | E(6) | 1 | E(2) | 0
--> [V(3), V(3), V(3), V(3)] | [E(1), E(1), E(1)] | 3 | V(3) | 0 | V(3) | 0 | V(3) | 0 | E(1) | 2 | E(1) | 2
--> [V(3), V(3), V(2), V(3)] | [E(1), E(2), E(2)] | 3 | V(3) | 0 | V(2) | 3 | V(3) | 0 | E(2) | 0 | E(2) | 0
--> [V(3), V(3), V(2), V(4)] | [E(1), E(2), E(6)] | 3 | V(3) | 0 | V(2) | 3 | V(4) | 0 | E(2) | 0 | E(6) | 1
--> [V(4), V(4), V(4), V(4)] | [E(3), E(3), E(3)] | 3 | V(4) | 0 | V(4) | 0 | V(4) | 0 | E(3) | 1 | E(3) | 1
--> [V(4), V(4), V(2), V(4)] | [E(3), E(6), E(6)] | 3 | V(4) | 0 | V(2) | 3 | V(4) | 0 | E(6) | 1 | E(6) | 1
--> [V(4), V(4), V(4), V(1)] | [E(3), E(3), E(4)] | 3 | V(4) | 0 | V(4) | 0 | V(1) | 0 | E(3) | 1 | E(4) | 1
--> [V(4), V(4), V(2), V(3)] | [E(3), E(6), E(2)] | 3 | V(4) | 0 | V(2) | 3 | V(3) | 0 | E(6) | 1 | E(2) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v | w)<-[]-()<-[ IS e]-(n1 IS v & n)-[ IS !f]->(n2 IS v | w WHERE n2.x >= 2) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3));
--> [V(2), V(3), V(3), V(2)] | [E(2), E(1), E(2)] | 3 | V(2) | 3 | V(3) | 0 | V(2) | 3
--> [V(2), V(4), V(4), V(2)] | [E(6), E(3), E(6)] | 3 | V(2) | 3 | V(4) | 0 | V(2) | 3
--> [V(3), V(3), V(3), V(2)] | [E(1), E(1), E(2)] | 3 | V(3) | 0 | V(3) | 0 | V(2) | 3
--> [V(4), V(4), V(4), V(2)] | [E(3), E(3), E(6)] | 3 | V(4) | 0 | V(4) | 0 | V(2) | 3
--> [W(1), V(4), V(4), V(2)] | [F(5), E(3), E(6)] | 3 | W(1) | 3 | V(4) | 0 | V(2) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v | w)-[e00 IS !f WHERE e00.y <= 2]->(a IS n)-[e10]-(n1) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(e00) AS d00, e00.y AS y00, ELEMENT_ID(e10) AS d10, e10.y AS y10));
--> [V(3), V(3), V(3)] | [E(1), E(1)] | 2 | V(3) | 0 | V(3) | 0 | V(3) | 0 | E(1) | 2 | E(1) | 2
--> [V(3), V(3), V(2)] | [E(1), E(2)] | 2 | V(3) | 0 | V(3) | 0 | V(2) | 3 | E(1) | 2 | E(2) | 0
--> [V(4), V(4), V(4)] | [E(3), E(3)] | 2 | V(4) | 0 | V(4) | 0 | V(4) | 0 | E(3) | 1 | E(3) | 1
--> [V(4), V(4), V(1)] | [E(3), E(4)] | 2 | V(4) | 0 | V(4) | 0 | V(1) | 0 | E(3) | 1 | E(4) | 1
--> [V(4), V(4), W(1)] | [E(3), F(5)] | 2 | V(4) | 0 | V(4) | 0 | W(1) | 3 | E(3) | 1 | F(5) | 1
--> [V(4), V(4), V(2)] | [E(3), E(6)] | 2 | V(4) | 0 | V(4) | 0 | V(2) | 3 | E(3) | 1 | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v)->(n0 IS w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v & n)<-[]-(n0 IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(1) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p = ALL SHORTEST  (a IS v | w WHERE a.x >= 3)<-[e00 IS f]-+( IS v | w)-[e10 IS f]->(n1)<-[ IS l]-{2}(n2 IS !w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3, COUNT(e00) AS c00, SUM(e00.y) AS s00, ELEMENT_ID(e10) AS d10, e10.y AS y10));
--> [W(1), V(4), W(1), V(4), V(4)] | [F(5), F(5), F(5), E(3)] | 4 | W(1) | 3 | W(1) | 3 | V(4) | 0 | 1 | 1 | F(5) | 1
--> [W(1), V(4), W(1), V(4), V(1)] | [F(5), F(5), F(5), E(4)] | 4 | W(1) | 3 | W(1) | 3 | V(1) | 0 | 1 | 1 | F(5) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =  SIMPLE (a IS n)-[e00 IS !f]->(n0 IS n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(1), V(4)] | [E(4)] | 1 | V(1) | 0 | V(4) | 0 | E(4) | 1
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0 | E(1) | 2
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3 | E(2) | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0 | E(3) | 1
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3 | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS !w WHERE a.x >= 2)-[ IS e]->(n0 IS !w WHERE n0.x >= 1)-[ IS !f]->( IS w)-[ IS l]-(n2 WHERE n2.x >= 2) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n2) AS i3, n2.x AS x3));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p = SHORTEST 2  PATHS GROUPS (a)-[ IS l]->( IS v & n)-[ IS f]-(n1 IS w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2));
--> [V(1), V(4), W(1)] | [E(4), F(5)] | 2 | V(1) | 0 | W(1) | 3
--> [V(4), V(4), W(1)] | [E(3), F(5)] | 2 | V(4) | 0 | W(1) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v WHERE a.x >= 0)<-[e00 IS e | f]-( IS v & n)-[ IS e | f]->(a IS v WHERE a.x >= 2) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i2, a.x AS x2, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(2), V(3), V(2)] | [E(2), E(2)] | 2 | V(2) | 3 | V(2) | 3 | E(2) | 0
--> [V(2), V(4), V(2)] | [E(6), E(6)] | 2 | V(2) | 3 | V(2) | 3 | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a)-[e00 IS f]->(n0 WHERE n0.x >= 0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3 | F(5) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =  ACYCLIC (a IS v | w)-[e00 IS f]-*(n0 IS !w WHERE n0.x >= 3)-[e10]-(n1 IS !w WHERE n1.x >= 0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2, COUNT(e00) AS c00, SUM(e00.y) AS s00, ELEMENT_ID(e10) AS d10, e10.y AS y10));
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(2) | 3 | V(3) | 0 | 0 | NULL | E(2) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(2) | 3 | V(4) | 0 | 0 | NULL | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =  TRAIL (a IS !w)-[e00]->(n0 IS v WHERE n0.x >= 2) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3 | E(2) | 0
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3 | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p = ALL SHORTEST ACYCLIC (a IS v)<-[]-{1,3}(n0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0
--> [V(2), V(4), V(1)] | [E(6), E(4)] | 2 | V(2) | 3 | V(1) | 0
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(1) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p = ALL SHORTEST  (a IS v & n)-[]-{0,1}( IS v & n)<-[ IS !f]-(n1 WHERE n1.x >= 0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2));
--> [V(1), V(4), V(4)] | [E(4), E(3)] | 2 | V(1) | 0 | V(4) | 0
--> [V(1), V(4), V(1)] | [E(4), E(4)] | 2 | V(1) | 0 | V(1) | 0
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0
--> [V(2), V(4), V(1)] | [E(6), E(4)] | 2 | V(2) | 3 | V(1) | 0
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0
--> [V(3), V(2), V(4)] | [E(2), E(6)] | 2 | V(3) | 0 | V(4) | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(1) | 0
--> [V(4), V(2), V(3)] | [E(6), E(2)] | 2 | V(4) | 0 | V(3) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS !w)-[ IS !f]->(n0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(1), V(4)] | [E(4)] | 1 | V(1) | 0 | V(4) | 0
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a)-[e00 IS l WHERE e00.y <= 1]->{0,2}(n0 WHERE n0.x >= 1)->{0,2}(n1 IS w)-[e20 IS f WHERE e20.y <= 2]-(n2 IS v | w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3, COUNT(e00) AS c00, SUM(e00.y) AS s00, ELEMENT_ID(e20) AS d20, e20.y AS y20));
--> [V(1), V(4), W(1), V(4)] | [E(4), F(5), F(5)] | 3 | V(1) | 0 | W(1) | 3 | W(1) | 3 | V(4) | 0 | 2 | 2 | F(5) | 1
--> [V(4), V(4), W(1), V(4)] | [E(3), F(5), F(5)] | 3 | V(4) | 0 | W(1) | 3 | W(1) | 3 | V(4) | 0 | 2 | 2 | F(5) | 1
--> [V(4), W(1), V(4)] | [F(5), F(5)] | 2 | V(4) | 0 | W(1) | 3 | W(1) | 3 | V(4) | 0 | 1 | 1 | F(5) | 1
--> [W(1), V(4)] | [F(5)] | 1 | W(1) | 3 | W(1) | 3 | W(1) | 3 | V(4) | 0 | 0 | NULL | F(5) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS n)-[e00 IS !f WHERE e00.y <= 1]->(n0 IS !w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(1), V(4)] | [E(4)] | 1 | V(1) | 0 | V(4) | 0 | E(4) | 1
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3 | E(2) | 0
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0 | E(3) | 1
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3 | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS !w)<-[e00]-{0,1}(a) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1, COUNT(e00) AS c00, SUM(e00.y) AS s00));
--> [V(1)] | [] | 0 | V(1) | 0 | V(1) | 0 | 0 | NULL
--> [V(2)] | [] | 0 | V(2) | 3 | V(2) | 3 | 0 | NULL
--> [V(3)] | [] | 0 | V(3) | 0 | V(3) | 0 | 0 | NULL
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0 | 1 | 2
--> [V(4)] | [] | 0 | V(4) | 0 | V(4) | 0 | 0 | NULL
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0 | 1 | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a WHERE a.x >= 1)<-[e00 IS !f]-{1}()-[]-{1}(n1 IS v | w WHERE n1.x >= 2) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, COUNT(e00) AS c00, SUM(e00.y) AS s00));
--> [V(2), V(3), V(2)] | [E(2), E(2)] | 2 | V(2) | 3 | V(2) | 3 | 1 | 0
--> [V(2), V(4), V(2)] | [E(6), E(6)] | 2 | V(2) | 3 | V(2) | 3 | 1 | 1
--> [V(2), V(4), W(1)] | [E(6), F(5)] | 2 | V(2) | 3 | W(1) | 3 | 1 | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =  TRAIL (a)->(n0 WHERE n0.x >= 1) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p = ALL SHORTEST  (a)<-[e00 IS e WHERE e00.y <= 2]-{1,3}(n0 IS v | w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, COUNT(e00) AS c00, SUM(e00.y) AS s00));
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0 | 1 | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0 | 1 | 1
--> [V(2), V(4), V(1)] | [E(6), E(4)] | 2 | V(2) | 3 | V(1) | 0 | 2 | 2
--> [V(3), V(3)] | [E(1)] | 1 | V(3) | 0 | V(3) | 0 | 1 | 2
--> [V(4), V(4)] | [E(3)] | 1 | V(4) | 0 | V(4) | 0 | 1 | 1
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(1) | 0 | 1 | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v)-[e00 IS f]->(n0 IS v | w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3 | F(5) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a WHERE a.x >= 1)-[ IS e]-{2,3}(n0)-[e10 IS f]-{0,1}(a) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(a) AS i2, a.x AS x2, COUNT(e10) AS c10, SUM(e10.y) AS s10));
--> [V(2), V(3), V(3), V(2)] | [E(2), E(1), E(2)] | 3 | V(2) | 3 | V(2) | 3 | V(2) | 3 | 0 | NULL
--> [V(2), V(3), V(2)] | [E(2), E(2)] | 2 | V(2) | 3 | V(2) | 3 | V(2) | 3 | 0 | NULL
--> [V(2), V(4), V(4), V(2)] | [E(6), E(3), E(6)] | 3 | V(2) | 3 | V(2) | 3 | V(2) | 3 | 0 | NULL
--> [V(2), V(4), V(2)] | [E(6), E(6)] | 2 | V(2) | 3 | V(2) | 3 | V(2) | 3 | 0 | NULL
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS w WHERE a.x >= 3)(-[ IS !f]->(m0 IS v & n WHERE m0.x >= 3)-[e01]-){0,2}(a IS n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(a) AS i1, a.x AS x1, COUNT(e01) AS c01, SUM(e01.y) AS s01));
--> [W(1)] | [] | 0 | W(1) | 3 | W(1) | 3 | 0 | NULL
--> [W(2)] | [] | 0 | W(2) | 3 | W(2) | 3 | 0 | NULL
SELECT * FROM GRAPH_TABLE (g MATCH p =  SIMPLE (a)-[ IS e]-{2,}(n0 IS v & n WHERE n0.x >= 0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(1), V(4), V(1)] | [E(4), E(4)] | 2 | V(1) | 0 | V(1) | 0
--> [V(1), V(4), V(2)] | [E(4), E(6)] | 2 | V(1) | 0 | V(2) | 3
--> [V(1), V(4), V(2), V(3)] | [E(4), E(6), E(2)] | 3 | V(1) | 0 | V(3) | 0
--> [V(2), V(3), V(2)] | [E(2), E(2)] | 2 | V(2) | 3 | V(2) | 3
--> [V(2), V(4), V(2)] | [E(6), E(6)] | 2 | V(2) | 3 | V(2) | 3
--> [V(2), V(4), V(1)] | [E(6), E(4)] | 2 | V(2) | 3 | V(1) | 0
--> [V(3), V(2), V(3)] | [E(2), E(2)] | 2 | V(3) | 0 | V(3) | 0
--> [V(3), V(2), V(4)] | [E(2), E(6)] | 2 | V(3) | 0 | V(4) | 0
--> [V(3), V(2), V(4), V(1)] | [E(2), E(6), E(4)] | 3 | V(3) | 0 | V(1) | 0
--> [V(4), V(1), V(4)] | [E(4), E(4)] | 2 | V(4) | 0 | V(4) | 0
--> [V(4), V(2), V(4)] | [E(6), E(6)] | 2 | V(4) | 0 | V(4) | 0
--> [V(4), V(2), V(3)] | [E(6), E(2)] | 2 | V(4) | 0 | V(3) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a WHERE a.x >= 0)-[ IS e]->{0,1}(n0)-[e10]->(n1 IS v | w WHERE n1.x >= 1) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(e10) AS d10, e10.y AS y10));
--> [V(1), V(4), W(1)] | [E(4), F(5)] | 2 | V(1) | 0 | V(4) | 0 | W(1) | 3 | F(5) | 1
--> [V(1), V(4), V(2)] | [E(4), E(6)] | 2 | V(1) | 0 | V(4) | 0 | V(2) | 3 | E(6) | 1
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(3) | 0 | V(2) | 3 | E(2) | 0
--> [V(3), V(3), V(2)] | [E(1), E(2)] | 2 | V(3) | 0 | V(3) | 0 | V(2) | 3 | E(2) | 0
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | V(4) | 0 | W(1) | 3 | F(5) | 1
--> [V(4), V(4), W(1)] | [E(3), F(5)] | 2 | V(4) | 0 | V(4) | 0 | W(1) | 3 | F(5) | 1
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(4) | 0 | V(2) | 3 | E(6) | 1
--> [V(4), V(4), V(2)] | [E(3), E(6)] | 2 | V(4) | 0 | V(4) | 0 | V(2) | 3 | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a WHERE a.x >= 0)<-[ IS f]-(n0 IS n WHERE n0.x >= 0)-[e10 IS e]->()-[ IS f]->(n2 IS w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n2) AS i3, n2.x AS x3, ELEMENT_ID(e10) AS d10, e10.y AS y10));
--> [W(1), V(4), V(4), W(1)] | [F(5), E(3), F(5)] | 3 | W(1) | 3 | V(4) | 0 | W(1) | 3 | E(3) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v | w)->(n0 IS w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p = SHORTEST 2  PATHS GROUPS (a IS v & n WHERE a.x >= 0)-[e00 IS f]->{2,3}( IS !w)-[ IS l]->*(n1 IS v & n)->(n2 IS !w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3, COUNT(e00) AS c00, SUM(e00.y) AS s00));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS w WHERE a.x >= 3)-[e00 WHERE e00.y <= 2]-(n0 IS v) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [W(1), V(4)] | [F(5)] | 1 | W(1) | 3 | V(4) | 0 | F(5) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS !w WHERE a.x >= 3)<-[e00]-(n0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0 | E(2) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0 | E(6) | 1
SELECT * FROM GRAPH_TABLE (g MATCH p = ALL SHORTEST  (a IS v & n WHERE a.x >= 2)<-[e00 IS l]-( IS v | w)-[ IS l]->+(n1 IS n)(-[e20 IS !f WHERE e20.y <= 0]->()-[ IS e]->)*(n2 WHERE n2.x >= 2) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3, ELEMENT_ID(e00) AS d00, e00.y AS y00, COUNT(e20) AS c20, SUM(e20.y) AS s20));
--> [V(2), V(3), V(2)] | [E(2), E(2)] | 2 | V(2) | 3 | V(2) | 3 | V(2) | 3 | E(2) | 0 | 0 | NULL
--> [V(2), V(4), V(2)] | [E(6), E(6)] | 2 | V(2) | 3 | V(2) | 3 | V(2) | 3 | E(6) | 1 | 0 | NULL
--> [V(2), V(4), W(1)] | [E(6), F(5)] | 2 | V(2) | 3 | W(1) | 3 | W(1) | 3 | E(6) | 1 | 0 | NULL
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS n WHERE a.x >= 3)-[e00]->()-[ IS e | f]->(n1 IS n WHERE n1.x >= 0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(e00) AS d00, e00.y AS y00));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS n)<-[ IS l]-(n0 IS v & n WHERE n0.x >= 2)<-[ IS l]-(n1 IS v)<-[ IS f]-(n2 IS v | w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n1) AS i2, n1.x AS x2, ELEMENT_ID(n2) AS i3, n2.x AS x3));
--> empty
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v)-[ IS e | f]->(n0 IS v WHERE n0.x >= 1)<-[e10 IS e]-()-[e20 IS e WHERE e20.y <= 0]-(n2 IS v & n) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, ELEMENT_ID(n2) AS i3, n2.x AS x3, ELEMENT_ID(e10) AS d10, e10.y AS y10, ELEMENT_ID(e20) AS d20, e20.y AS y20));
--> [V(3), V(2), V(3), V(2)] | [E(2), E(2), E(2)] | 3 | V(3) | 0 | V(2) | 3 | V(2) | 3 | E(2) | 0 | E(2) | 0
--> [V(4), V(2), V(3), V(2)] | [E(6), E(2), E(2)] | 3 | V(4) | 0 | V(2) | 3 | V(2) | 3 | E(2) | 0 | E(2) | 0
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v)-[ IS f]->(n0 IS w) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS v)-[ IS f]-(n0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3
SELECT * FROM GRAPH_TABLE (g MATCH p =   (a IS n WHERE a.x >= 2)(->( IS !w)-[e01 IS e | f]->){0,1}(n0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1, COUNT(e01) AS c01, SUM(e01.y) AS s01));
--> [V(2)] | [] | 0 | V(2) | 3 | V(2) | 3 | 0 | NULL
--> [W(1)] | [] | 0 | W(1) | 3 | W(1) | 3 | 0 | NULL
--> [W(2)] | [] | 0 | W(2) | 3 | W(2) | 3 | 0 | NULL
SELECT * FROM GRAPH_TABLE (g MATCH p =  ACYCLIC (a)-[]-(n0) COLUMNS (VERTICES(p) AS vs, EDGES(p) AS es, PATH_LENGTH(p) AS pl, ELEMENT_ID(a) AS i0, a.x AS x0, ELEMENT_ID(n0) AS i1, n0.x AS x1));
--> [V(1), V(4)] | [E(4)] | 1 | V(1) | 0 | V(4) | 0
--> [V(2), V(3)] | [E(2)] | 1 | V(2) | 3 | V(3) | 0
--> [V(2), V(4)] | [E(6)] | 1 | V(2) | 3 | V(4) | 0
--> [V(3), V(2)] | [E(2)] | 1 | V(3) | 0 | V(2) | 3
--> [V(4), V(1)] | [E(4)] | 1 | V(4) | 0 | V(1) | 0
--> [V(4), W(1)] | [F(5)] | 1 | V(4) | 0 | W(1) | 3
--> [V(4), V(2)] | [E(6)] | 1 | V(4) | 0 | V(2) | 3
--> [W(1), V(4)] | [F(5)] | 1 | W(1) | 3 | V(4) | 0
