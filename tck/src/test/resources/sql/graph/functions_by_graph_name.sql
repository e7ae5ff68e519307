-- peers: none: no peer has these functions; expected rows by hand
CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(20));
--> ok
CREATE TABLE knows (id INT PRIMARY KEY, a INT REFERENCES person, b INT REFERENCES person, since INT, w DOUBLE PRECISION);
--> ok
INSERT INTO person VALUES (1, 'ada'), (2, 'bob'), (3, 'cy'), (4, 'dan'), (5, 'eve');
--> changed 5
INSERT INTO knows VALUES (10, 1, 2, 2001, 1), (11, 2, 3, 2002, 2), (12, 3, 1, 2003, 3), (13, 3, 4, 2004, 0.5);
--> changed 4
CREATE PROPERTY GRAPH social VERTEX TABLES (person KEY (id)) EDGE TABLES (knows KEY (id) SOURCE KEY (a) REFERENCES person (id) DESTINATION KEY (b) REFERENCES person (id));
--> ok
SELECT node, depth FROM TRAVERSE(graph => 'social', seeds => 1) ORDER BY node;
--> 2 | 1
--> 3 | 2
--> 4 | 3
SELECT node, out_degree, in_degree FROM DEGREE(graph => 'social') ORDER BY node;
--> 1 | 1 | 1
--> 2 | 1 | 1
--> 3 | 2 | 1
--> 4 | 0 | 1
--> 5 | 0 | 0
SELECT cost, path_nodes FROM SHORTEST_PATH(graph => 'public.social', source => 1, target => 4, weight => DESCRIPTOR(w));
--> 3.5 | [1, 2, 3, 4]
SELECT p.name, c.component FROM CONNECTED_COMPONENTS(graph => 'SOCIAL') c JOIN person p ON p.id = c.node ORDER BY p.name;
--> ada | 1
--> bob | 1
--> cy | 1
--> dan | 1
--> eve | 5
CREATE PROPERTY GRAPH two VERTEX TABLES (person AS p KEY (id), knows AS k KEY (id));
--> ok
SELECT * FROM PAGERANK(graph => 'two');
--> error 22023 no edge tables
SELECT * FROM PAGERANK(graph => 'three');
--> error 42704 three
