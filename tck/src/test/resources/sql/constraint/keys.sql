-- peers: h2, duckdb
CREATE TABLE k (id INT PRIMARY KEY, code VARCHAR(10) UNIQUE, v INT NOT NULL, CHECK (v >= 0));
--> ok
INSERT INTO k VALUES (1, 'a', 1), (2, NULL, 2), (3, NULL, 3);
--> changed 3
INSERT INTO k VALUES (1, 'z', 1);
--> error 23505 1
INSERT INTO k VALUES (4, 'a', 1);
--> error 23505
INSERT INTO k VALUES (5, 'b', NULL);
--> error 23502 v
INSERT INTO k VALUES (6, 'c', -1);
--> error 23514
INSERT INTO k VALUES (NULL, 'd', 1);
--> error 23502 id
UPDATE k SET v = -5 WHERE id = 1;
--> error 23514
UPDATE k SET v = NULL WHERE id = 1;
--> error 23502 v
UPDATE k SET code = 'a' WHERE id = 2;
--> error 23505
INSERT INTO k VALUES (7, 'g', 1), (8, 'h', 1), (7, 'i', 1);
--> error 23505
SELECT id, code, v FROM k ORDER BY id;
--> 1 | a | 1
--> 2 | NULL | 2
--> 3 | NULL | 3
UPDATE k SET code = 'a2' WHERE id = 1;
--> changed 1
INSERT INTO k VALUES (4, 'a', 1);
--> changed 1
SELECT COUNT(*) FROM k;
--> 4
CREATE TABLE two (a INT, b INT, c INT, PRIMARY KEY (a, b));
--> ok
INSERT INTO two VALUES (1, 1, 0), (1, 2, 0), (2, 1, 0);
--> changed 3
INSERT INTO two VALUES (1, 2, 9);
--> error 23505
SELECT c FROM two WHERE a = 1 AND b = 2;
--> 0
SELECT COUNT(*) FROM two WHERE a = 1;
--> 2
CREATE TABLE named (id INT, CONSTRAINT pk_named PRIMARY KEY (id), n INT, CONSTRAINT positive CHECK (n > 0));
--> ok
INSERT INTO named VALUES (1, 0);
--> error 23514 positive
INSERT INTO named VALUES (1, NULL);
--> changed 1
SELECT * FROM named;
--> 1 | NULL
CREATE TABLE k (id INT);
--> error 42P07 k
CREATE TABLE IF NOT EXISTS k (id INT);
--> ok
CREATE UNIQUE INDEX two_c ON two (c);
--> error 23505
CREATE UNIQUE INDEX two_all ON two (a, b, c);
--> ok
CREATE INDEX k_v ON k (v);
--> ok
SELECT id FROM k WHERE v = 2;
--> 2
DROP INDEX k_v;
--> ok
SELECT id FROM k WHERE v = 2;
--> 2
