-- peers: none: EXCLUDE and REPLACE as DuckDB's manual has them, EXCEPT as BigQuery's; INSERT .. SET and s.NEXTVAL by H2's manual
CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(10), secret VARCHAR(10));
--> ok
INSERT INTO t SET id = 1, name = 'a', secret = 'x';
--> changed 1
INSERT INTO t SET id = 2, name = DEFAULT RETURNING id, name;
--> 2 | NULL
INSERT INTO t SET id = 2, name = 'b' ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name;
--> changed 1
INSERT INTO t (id) SET name = 'b';
--> error 42601 SET
INSERT INTO t SET (id, name) = (3, 'c');
--> error 42601 own value
SELECT * EXCLUDE (secret) FROM t ORDER BY id;
--> 1 | a
--> 2 | b
SELECT * EXCEPT (secret, name) FROM t ORDER BY id;
--> 1
--> 2
SELECT x.* EXCLUDE (name), y.id FROM t AS x JOIN t AS y ON x.id = y.id ORDER BY 1;
--> 1 | x | 1
--> 2 | NULL | 2
SELECT * REPLACE (UPPER(name) AS name, id * 10 AS id) FROM t ORDER BY id;
--> 10 | A | x
--> 20 | B | NULL
SELECT * EXCLUDE (nothing) FROM t;
--> error 42703 NOTHING
SELECT * REPLACE (1 AS nothing) FROM t;
--> error 42703 NOTHING
SELECT id EXCLUDE (name) FROM t;
--> error 42601
SELECT id FROM t EXCEPT (SELECT 2);
--> 1
SELECT 1 EXCEPT (VALUES (2));
--> 1
SELECT (SELECT COUNT(*) FROM (SELECT * EXCLUDE (id) FROM t) AS s);
--> 2
CREATE SEQUENCE s START WITH 5;
--> ok
SELECT s.NEXTVAL;
--> 5
SELECT s.NEXTVAL, public.s.CURRVAL;
--> 6 | 6
INSERT INTO t (id) VALUES (s.NEXTVAL);
--> changed 1
SELECT MAX(id) FROM t;
--> 7
SELECT s.nextval FROM (SELECT 3 AS x) AS s;
--> 8
SELECT r.nextval FROM (SELECT 3 AS nextval) AS r;
--> 3
CREATE TABLE counters (id INT PRIMARY KEY, nextval INT, currval INT);
--> ok
INSERT INTO counters VALUES (1, 70, 71);
--> changed 1
SELECT s.nextval, s.currval FROM counters AS s WHERE s.nextval > 0 ORDER BY s.nextval;
--> 70 | 71
SELECT (SELECT MAX(s.nextval + c.id) FROM t AS c) FROM counters AS s;
--> 77
SELECT s.nextval FROM (SELECT * FROM counters) AS s JOIN t ON s.nextval > t.id WHERE t.id = 1;
--> 70
WITH c AS (SELECT 5 AS nextval) SELECT s.nextval FROM c AS s;
--> 5
SELECT s.nextval FROM (VALUES (6)) AS s (nextval);
--> 6
UPDATE counters AS s SET id = s.nextval WHERE s.currval = 71;
--> changed 1
CREATE SCHEMA s;
--> ok
CREATE TABLE s.nextval (x INT PRIMARY KEY);
--> ok
INSERT INTO s.nextval VALUES (s.nextval);
--> changed 1
SELECT x FROM s.nextval;
--> 9
SELECT nosuch.NEXTVAL;
--> error 42P01
