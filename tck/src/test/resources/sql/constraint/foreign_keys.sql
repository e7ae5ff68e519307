-- peers: h2
CREATE TABLE parent (id INT PRIMARY KEY, name VARCHAR(10));
--> ok
CREATE TABLE child (id INT PRIMARY KEY, pid INT REFERENCES parent(id));
--> ok
INSERT INTO parent VALUES (1, 'p1'), (2, 'p2'), (3, 'p3');
--> changed 3
INSERT INTO child VALUES (10, 1), (11, 1), (12, NULL);
--> changed 3
INSERT INTO child VALUES (13, 99);
--> error 23503 99
UPDATE child SET pid = 77 WHERE id = 10;
--> error 23503 77
DELETE FROM parent WHERE id = 1;
--> error 23503
UPDATE parent SET id = 5 WHERE id = 1;
--> error 23503
DELETE FROM parent WHERE id = 2;
--> changed 1
UPDATE parent SET name = 'new' WHERE id = 1;
--> changed 1
SELECT id, name FROM parent ORDER BY id;
--> 1 | new
--> 3 | p3
DROP TABLE parent;
--> error 2BP01
CREATE TABLE c_cascade (id INT PRIMARY KEY, pid INT, FOREIGN KEY (pid) REFERENCES parent(id) ON DELETE CASCADE ON UPDATE CASCADE);
--> ok
CREATE TABLE c_null (id INT PRIMARY KEY, pid INT, FOREIGN KEY (pid) REFERENCES parent(id) ON DELETE SET NULL);
--> ok
INSERT INTO c_cascade VALUES (1, 3), (2, 3);
--> changed 2
INSERT INTO c_null VALUES (1, 3);
--> changed 1
UPDATE parent SET id = 30 WHERE id = 3;
--> error 23503
DELETE FROM c_null;
--> changed 1
UPDATE parent SET id = 30 WHERE id = 3;
--> changed 1
SELECT id, pid FROM c_cascade ORDER BY id;
--> 1 | 30
--> 2 | 30
INSERT INTO c_null VALUES (1, 30);
--> changed 1
DELETE FROM parent WHERE id = 30;
--> changed 1
SELECT COUNT(*) FROM c_cascade;
--> 0
SELECT id, pid FROM c_null;
--> 1 | NULL
CREATE TABLE tree (id INT PRIMARY KEY, up INT REFERENCES tree(id) ON DELETE CASCADE);
--> ok
INSERT INTO tree VALUES (1, NULL), (2, 1), (3, 2), (4, 1);
--> changed 4
DELETE FROM tree WHERE id = 2;
--> changed 1
SELECT id FROM tree ORDER BY id;
--> 1
--> 4
INSERT INTO tree VALUES (9, 9);
--> changed 1
SELECT COUNT(*) FROM tree WHERE up = id;
--> 1
DELETE FROM tree WHERE id = 1;
--> changed 1
SELECT id FROM tree;
--> 9
CREATE TABLE pair (a INT, b INT, PRIMARY KEY (a, b));
--> ok
CREATE TABLE pair_child (id INT PRIMARY KEY, a INT, b INT, FOREIGN KEY (a, b) REFERENCES pair(a, b));
--> ok
INSERT INTO pair VALUES (1, 1), (1, 2);
--> changed 2
INSERT INTO pair_child VALUES (1, 1, 2), (2, 1, NULL), (3, NULL, 7);
--> changed 3
INSERT INTO pair_child VALUES (4, 2, 2);
--> error 23503
DELETE FROM pair WHERE b = 2;
--> error 23503
DELETE FROM pair WHERE b = 1;
--> changed 1
SELECT COUNT(*) FROM pair;
--> 1
CREATE TABLE bad (x INT REFERENCES nowhere(id));
--> error 42P01 nowhere
