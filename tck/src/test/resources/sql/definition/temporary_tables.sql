-- peers: h2
CREATE TABLE stays (a INT);
--> ok
INSERT INTO stays VALUES (1);
--> changed 1
CREATE LOCAL TEMPORARY TABLE tt (a INT PRIMARY KEY, b VARCHAR(5));
--> ok
INSERT INTO tt VALUES (7, 'x'), (8, 'y');
--> changed 2
SELECT * FROM tt ORDER BY a;
--> 7 | x
--> 8 | y
INSERT INTO tt VALUES (7, 'again');
--> error 23505
UPDATE tt SET b = 'z' WHERE a = 8;
--> changed 1
CREATE INDEX tti ON tt (b);
--> ok
SELECT a FROM tt WHERE b = 'z';
--> 8
-- differs: h2: cannot alter a temporary table
ALTER TABLE tt ADD COLUMN c INT DEFAULT 3;
--> ok
-- differs: h2: as above
SELECT * FROM tt WHERE a = 7;
--> 7 | x | 3
SELECT s.a, tt.a FROM stays s JOIN tt ON s.a + 6 = tt.a;
--> 1 | 7
TRUNCATE TABLE tt;
--> ok
SELECT COUNT(*) FROM tt;
--> 0
DROP INDEX tti;
--> ok
DROP TABLE tt;
--> ok
SELECT * FROM tt;
--> error 42P01 TT
CREATE TEMPORARY TABLE f AS SELECT 1 AS x UNION ALL SELECT 2;
--> ok
SELECT SUM(x) FROM f;
--> 3
CREATE TEMPORARY TABLE f (a INT);
--> error 42P07 F
CREATE TEMPORARY TABLE IF NOT EXISTS f (a INT);
--> ok
SELECT COUNT(*) FROM f;
--> 2
CREATE LOCAL TEMPORARY TABLE d (a INT) ON COMMIT DELETE ROWS;
--> ok
BEGIN;
--> ok
INSERT INTO d VALUES (1), (2);
--> changed 2
SELECT COUNT(*) FROM d;
--> 2
COMMIT;
--> ok
SELECT COUNT(*) FROM d;
--> 0
-- differs: h2: gives the new table away with the old one
CREATE TEMPORARY TABLE stays (b INT);
--> ok
-- differs: h2: as above
SELECT * FROM stays;
--> empty
-- differs: h2: as above
SELECT * FROM public.stays;
--> 1
-- differs: h2: as above
DROP TABLE stays;
--> ok
SELECT * FROM stays;
--> 1
-- differs: h2: lets tables that stay refer to it
CREATE TABLE child (x INT REFERENCES f (x));
--> error 42611
-- differs: h2: makes the view
CREATE VIEW v AS SELECT * FROM f;
--> error 42611 F
BEGIN;
--> ok
-- differs: h2: ends the transaction before it
CREATE TEMPORARY TABLE gone (a INT) ON COMMIT DROP;
--> ok
-- differs: h2: as above
INSERT INTO gone VALUES (1);
--> changed 1
COMMIT;
--> ok
-- differs: h2: as above
SELECT * FROM gone;
--> error 42P01 GONE
