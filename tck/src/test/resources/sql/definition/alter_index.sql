-- peers: none: names, options and REINDEX of indexes are of PostgreSQL and Quiver
CREATE TABLE t (id INT PRIMARY KEY, a INT, b VARCHAR(20), v VECTOR(2), UNIQUE (b));
--> ok
CREATE INDEX t_a ON t (a DESC);
--> ok
CREATE VECTOR INDEX t_v ON t (v) WITH (metric = 'l2');
--> ok
CREATE TEXT INDEX t_b ON t (b);
--> ok
INSERT INTO t VALUES (1, 5, 'one cat', '[1,0]'), (2, 4, 'two dogs', '[0,1]'), (3, 3, 'three cats', '[1,1]');
--> changed 3
ALTER INDEX t_a RENAME TO t_a2;
--> ok
ALTER INDEX t_a RENAME TO t_a3;
--> error 42704 T_A2
ALTER INDEX IF EXISTS t_a RENAME TO t_a3;
--> ok
ALTER INDEX t_v RENAME TO t_a2;
--> error 42710
ALTER INDEX t_v SET (ef_search = 99);
--> ok
ALTER INDEX t_b SET (boosts = 'b^3', k1 = 1.5);
--> ok
ALTER INDEX t_b SET (boosts = 'a^3');
--> error 22023 A
ALTER INDEX t_b SET (metric = 'l2');
--> error 22023 analyzer
ALTER INDEX t_a2 SET (fillfactor = 70);
--> error 42809 ordered
SELECT INDEX_NAME, OPTIONS FROM INFORMATION_SCHEMA.INDEXES WHERE INDEX_NAME IN ('T_B', 'T_A2') ORDER BY 1;
--> T_A2 | NULL
--> T_B | analyzer=standard, b=0.75, boosts=B^3.0, k1=1.5
REINDEX INDEX t_a2;
--> ok
REINDEX INDEX t_b;
--> ok
REINDEX INDEX t_v;
--> ok
REINDEX TABLE t;
--> ok
REINDEX INDEX nothing;
--> error 42704
SELECT id FROM t WHERE a > 3 ORDER BY a;
--> 2
--> 1
INSERT INTO t VALUES (4, 1, 'one cat', '[2,2]');
--> error 23505
INSERT INTO t VALUES (1, 1, 'new', '[2,2]');
--> error 23505
SELECT id FROM t WHERE b = 'two dogs';
--> 2
SELECT id FROM t WHERE TEXT_MATCH(t, 'cat') ORDER BY id;
--> 1
START TRANSACTION;
--> ok
UPDATE t SET a = 9 WHERE id = 3;
--> changed 1
REINDEX TABLE t;
--> ok
SELECT id FROM t WHERE a > 4 ORDER BY a DESC;
--> 3
--> 1
ROLLBACK;
--> ok
SELECT id FROM t WHERE a > 4 ORDER BY a DESC;
--> 1
CREATE TABLE c (id BIGINT PRIMARY KEY, t_b VARCHAR(20) REFERENCES t (b));
--> ok
REINDEX SCHEMA public;
--> ok
INSERT INTO c VALUES (1, 'two dogs');
--> changed 1
INSERT INTO c VALUES (2, 'no dogs');
--> error 23503
CREATE TABLE k (a VARCHAR(5), b INT, PRIMARY KEY (a, b));
--> ok
INSERT INTO k VALUES ('x', 1), ('y', 2);
--> changed 2
REINDEX TABLE k;
--> ok
INSERT INTO k VALUES ('x', 1);
--> error 23505 K
SELECT b FROM k WHERE a = 'y';
--> 2
