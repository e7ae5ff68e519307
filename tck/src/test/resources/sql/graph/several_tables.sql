-- peers: none: graph functions over property graphs of several tables are Quiver's own; expected rows by hand
CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(20));
--> ok
CREATE TABLE firm (code VARCHAR(5) PRIMARY KEY);
--> ok
CREATE TABLE knows (id INT PRIMARY KEY, a INT REFERENCES person(id), b INT REFERENCES person(id), w DOUBLE, note VARCHAR(50));
--> ok
CREATE TABLE works (id INT PRIMARY KEY, who INT REFERENCES person(id), at VARCHAR(5) REFERENCES firm(code), w DOUBLE);
--> ok
INSERT INTO person VALUES (1, 'ada'), (2, 'bob'), (3, 'cyd'), (4, 'dan');
--> changed 4
INSERT INTO firm VALUES ('A'), ('B');
--> changed 2
INSERT INTO knows VALUES (1, 1, 2, 1.5, 'met at school'), (2, 2, 3, 2.5, 'met at work');
--> changed 2
INSERT INTO works VALUES (1, 3, 'A', 1);
--> changed 1
CREATE PROPERTY GRAPH g VERTEX TABLES (person, firm) EDGE TABLES (knows SOURCE KEY (a) REFERENCES person (id) DESTINATION KEY (b) REFERENCES person (id), works SOURCE person DESTINATION firm);
--> ok
SELECT node, depth FROM TABLE(TRAVERSE(graph => 'g', seeds => 'PERSON(1)', max_depth => 5)) ORDER BY depth;
--> PERSON(2) | 1
--> PERSON(3) | 2
--> FIRM(A) | 3
SELECT node, component FROM TABLE(CONNECTED_COMPONENTS(graph => 'g')) ORDER BY node;
--> FIRM(A) | FIRM(A)
--> FIRM(B) | FIRM(B)
--> PERSON(1) | FIRM(A)
--> PERSON(2) | FIRM(A)
--> PERSON(3) | FIRM(A)
--> PERSON(4) | PERSON(4)
SELECT hops, cost, path_nodes FROM TABLE(SHORTEST_PATH(graph => 'g', source => 'PERSON(1)', target => 'FIRM(A)', weight => DESCRIPTOR(w)));
--> 3 | 5 | [PERSON(1), PERSON(2), PERSON(3), FIRM(A)]
SELECT hops, cost, path_nodes FROM TABLE(SHORTEST_PATH(graph => 'g', source => 'PERSON(1)', target => 'FIRM(A)', weight => DESCRIPTOR(zz)));
--> error 42703 ZZ
SELECT t.name, r.out_degree FROM GRAPH_TABLE (g MATCH (a IS person) COLUMNS (ELEMENT_ID(a) AS id, a.name)) t JOIN TABLE(DEGREE(graph => 'g')) r ON r.node = t.id ORDER BY 1;
--> ada | 1
--> bob | 1
--> cyd | 1
--> dan | 0
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[e IS knows WHERE TEXT_MATCH(e.note, 'work')]->(b IS person) COLUMNS (a.name, b.name AS bn)) ORDER BY 1;
--> bob | cyd
CREATE TEXT INDEX ti ON knows(note);
--> ok
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[e IS knows WHERE TEXT_MATCH(e.note, 'work')]->(b IS person) COLUMNS (a.name, b.name AS bn)) ORDER BY 1;
--> bob | cyd
SELECT * FROM GRAPH_TABLE (g MATCH p = (a IS person WHERE a.id = 1)-[e IS knows WHERE TEXT_MATCH(e.note, 'school OR work')]->{1,3}(b) COLUMNS (VERTICES(p) AS vs)) ORDER BY 1;
--> [PERSON(1), PERSON(2)]
--> [PERSON(1), PERSON(2), PERSON(3)]
SELECT * FROM GRAPH_TABLE (g MATCH (a IS person)-[e IS knows]->(b IS person) WHERE TEXT_MATCH(e.note, 'work') AND a.id > 0 COLUMNS (a.name, b.name AS bn)) ORDER BY 1;
--> bob | cyd
