-- peers: h2, duckdb
CREATE TABLE node (id INT PRIMARY KEY, name VARCHAR(10) NOT NULL, kind VARCHAR(10));
--> ok
SELECT COUNT(*) FROM node;
--> 0
INSERT INTO node VALUES (1, 'a', 'x'), (2, 'b', NULL), (3, 'c', 'y'), (4, 'd', 'x');
--> changed 4
SELECT COUNT(*) FROM node;
--> 4
SELECT COUNT(*), COUNT(1), COUNT(name), COUNT(kind), COUNT(DISTINCT kind) FROM node;
--> 4 | 4 | 4 | 3 | 2
SELECT COUNT(name), COUNT(id) FROM node;
--> 4 | 4
SELECT COUNT(*) + 1 AS n FROM (SELECT name, kind FROM node) AS t;
--> 5
SELECT COUNT(*) FROM (SELECT kind FROM node WHERE kind = 'x') AS t;
--> 2
SELECT COUNT(*) FROM (SELECT DISTINCT kind FROM node) AS t;
--> 3
SELECT COUNT(*) FROM (SELECT name FROM node LIMIT 2) AS t;
--> 2
DELETE FROM node WHERE id = 1;
--> changed 1
UPDATE node SET id = 10 WHERE id = 2;
--> changed 1
SELECT COUNT(*) FROM node;
--> 3
BEGIN;
--> ok
INSERT INTO node VALUES (20, 'e', NULL), (21, 'f', NULL);
--> changed 2
DELETE FROM node WHERE id = 3;
--> changed 1
SELECT COUNT(*) FROM node;
--> 4
INSERT INTO node (id, name) SELECT 100 + COUNT(*), 'n' FROM node;
--> changed 1
SELECT COUNT(*), MAX(id) FROM node;
--> 5 | 104
ROLLBACK;
--> ok
SELECT COUNT(*) FROM node;
--> 3
SELECT id, (SELECT COUNT(*) FROM node) AS n FROM node ORDER BY id;
--> 3 | 3
--> 4 | 3
--> 10 | 3
SELECT n.id FROM node AS n WHERE n.id > (SELECT COUNT(*) FROM node) ORDER BY n.id;
--> 4
--> 10
SELECT COUNT(*) FROM node HAVING COUNT(*) > 3;
--> empty
SELECT COUNT(*) FROM node AS a CROSS JOIN node AS b;
--> 9
DELETE FROM node;
--> changed 3
SELECT COUNT(*) FROM node;
--> 0
