-- peers: none: H2 lets a sequence under a view be dropped; expected rows by hand
CREATE SEQUENCE s START WITH 5;
--> ok
CREATE SEQUENCE unused;
--> ok
CREATE TABLE t (id INT PRIMARY KEY);
--> ok
INSERT INTO t VALUES (1);
--> changed 1
CREATE VIEW v AS SELECT id, NEXT VALUE FOR s AS n FROM t;
--> ok
CREATE VIEW w AS SELECT id FROM (SELECT id, NEXT VALUE FOR s AS n FROM t) AS x;
--> ok
SELECT n FROM v;
--> 5
DROP SEQUENCE s;
--> error 2BP01 V
DROP SEQUENCE s RESTRICT;
--> error 2BP01 W
ALTER SEQUENCE s RENAME TO r;
--> error 2BP01 V
ALTER SEQUENCE s RESTART WITH 50;
--> ok
SELECT n FROM v;
--> 50
DROP SEQUENCE s;
--> error 2BP01 V
DROP SEQUENCE unused;
--> ok
DROP VIEW w;
--> ok
DROP SEQUENCE s CASCADE;
--> ok
SELECT n FROM v;
--> error 42P01
