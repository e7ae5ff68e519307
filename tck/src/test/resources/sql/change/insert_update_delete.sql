-- peers: h2, duckdb
CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20) DEFAULT 'none', qty INT DEFAULT 1, price DECIMAL(8, 2));
--> ok
INSERT INTO item (id) VALUES (1);
--> changed 1
INSERT INTO item VALUES (2, 'nail', 100, 0.05), (3, 'saw', 2, 19.99);
--> changed 2
INSERT INTO item (price, id) VALUES (3.333, 4);
--> changed 1
INSERT INTO item (id, name) VALUES (5, DEFAULT);
--> changed 1
INSERT INTO item (id, name, qty) SELECT id + 10, name, qty * 2 FROM item WHERE id >= 2;
--> changed 4
SELECT * FROM item ORDER BY id;
--> 1 | none | 1 | NULL
--> 2 | nail | 100 | 0.05
--> 3 | saw | 2 | 19.99
--> 4 | none | 1 | 3.33
--> 5 | none | 1 | NULL
--> 12 | nail | 200 | NULL
--> 13 | saw | 4 | NULL
--> 14 | none | 2 | NULL
--> 15 | none | 2 | NULL
UPDATE item SET qty = qty + 1 WHERE id < 3;
--> changed 2
UPDATE item SET name = UPPER(name), price = NULL WHERE id = 2;
--> changed 1
UPDATE item SET qty = 0 WHERE id = 99;
--> changed 0
UPDATE item SET qty = DEFAULT WHERE id = 3;
--> changed 1
SELECT id, name, qty, price FROM item ORDER BY id;
--> 1 | none | 2 | NULL
--> 2 | NAIL | 101 | NULL
--> 3 | saw | 1 | 19.99
--> 4 | none | 1 | 3.33
--> 5 | none | 1 | NULL
--> 12 | nail | 200 | NULL
--> 13 | saw | 4 | NULL
--> 14 | none | 2 | NULL
--> 15 | none | 2 | NULL
UPDATE item SET qty = (SELECT MAX(qty) FROM item) WHERE id = 1;
--> changed 1
SELECT qty FROM item WHERE id = 1;
--> 200
UPDATE item SET id = id + 100 WHERE id > 10;
--> changed 4
SELECT id FROM item ORDER BY id;
--> 1
--> 2
--> 3
--> 4
--> 5
--> 112
--> 113
--> 114
--> 115
DELETE FROM item WHERE id > 100;
--> changed 4
DELETE FROM item WHERE name IN (SELECT name FROM item WHERE id = 3);
--> changed 1
SELECT COUNT(*) FROM item;
--> 4
UPDATE item SET qty = 7;
--> changed 4
SELECT SUM(qty) FROM item;
--> 28
DELETE FROM item;
--> changed 4
SELECT COUNT(*) FROM item;
--> 0
INSERT INTO item (id, nothing) VALUES (1, 2);
--> error 42703 nothing
INSERT INTO item (id, name) VALUES (1);
--> error 42
INSERT INTO item (id, name) VALUES (1, 'a', 2);
--> error 42
INSERT INTO nowhere VALUES (1);
--> error 42P01 nowhere
UPDATE item SET nothing = 1;
--> error 42703 nothing
DELETE FROM nowhere;
--> error 42P01 nowhere
INSERT INTO item (id, qty) VALUES (1, 'many');
--> error 22018 many
-- differs: duckdb: ignores lengths
INSERT INTO item (id, name) VALUES (1, 'a name of more than twenty letters');
--> error 22001 name
INSERT INTO item (id, price) VALUES (1, 123456789.00);
--> error 22003
SELECT COUNT(*) FROM item;
--> 0
CREATE TABLE copy AS SELECT 1 AS a, 'x' AS b UNION ALL SELECT 2, 'y';
--> ok
SELECT a, b FROM copy ORDER BY a;
--> 1 | x
--> 2 | y
INSERT INTO copy SELECT a + 2, b FROM copy;
--> changed 2
SELECT COUNT(*), SUM(a) FROM copy;
--> 4 | 10
TRUNCATE TABLE copy;
--> ok
SELECT COUNT(*) FROM copy;
--> 0
