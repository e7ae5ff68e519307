-- peers: h2
CREATE SCHEMA other;
--> ok
CREATE SEQUENCE s START WITH 10;
--> ok
CREATE TABLE t (id BIGINT DEFAULT NEXT VALUE FOR s PRIMARY KEY, v VARCHAR(5));
--> ok
INSERT INTO t (v) VALUES ('a'), ('b');
--> changed 2
SET SCHEMA other;
--> ok
INSERT INTO public.t (v) VALUES ('c');
--> changed 1
SELECT id, v FROM public.t ORDER BY id;
--> 10 | a
--> 11 | b
--> 12 | c
SELECT column_default FROM information_schema.columns WHERE table_schema = 'PUBLIC' AND table_name = 'T' AND column_name = 'ID';
--> NEXT VALUE FOR "PUBLIC"."S"
SET SCHEMA public;
--> ok
DROP SEQUENCE s;
--> error 2BP01 ID
INSERT INTO t (v) VALUES ('d');
--> changed 1
-- differs: h2: has no renaming of sequences
ALTER SEQUENCE s RENAME TO numbers;
--> ok
-- differs: h2: has no renaming of sequences
INSERT INTO t (v) VALUES ('e');
--> changed 1
-- differs: h2: has no renaming of sequences
SELECT column_default FROM information_schema.columns WHERE table_schema = 'PUBLIC' AND table_name = 'T' AND column_name = 'ID';
--> NEXT VALUE FOR "PUBLIC"."NUMBERS"
-- differs: h2: has no renaming of sequences
DROP SEQUENCE numbers RESTRICT;
--> error 2BP01 ID
-- differs: h2: has no renaming of sequences
DROP SEQUENCE numbers CASCADE;
--> ok
-- differs: h2: has no renaming of sequences
INSERT INTO t (v) VALUES ('f');
--> error 23502 ID
-- differs: h2: has no renaming of sequences
SELECT id, v FROM t ORDER BY id DESC FETCH FIRST 1 ROW ONLY;
--> 14 | e
CREATE SEQUENCE other.q START WITH 100;
--> ok
CREATE TABLE u (a INT, b BIGINT);
--> ok
-- differs: h2: writes no functions of sequences as text
ALTER TABLE u ALTER COLUMN b SET DEFAULT nextval('other.q') + 1;
--> ok
-- differs: h2: writes no functions of sequences as text
INSERT INTO u (a) VALUES (1);
--> changed 1
-- differs: h2: writes no functions of sequences as text
ALTER SCHEMA other RENAME TO another;
--> ok
-- differs: h2: writes no functions of sequences as text
INSERT INTO u (a) VALUES (2);
--> changed 1
-- differs: h2: writes no functions of sequences as text
SELECT a, b FROM u ORDER BY a;
--> 1 | 101
--> 2 | 102
-- differs: h2: writes no functions of sequences as text
DROP SCHEMA another;
--> error 2BP01
-- differs: h2: writes no functions of sequences as text
DROP SCHEMA another CASCADE;
--> ok
-- differs: h2: writes no functions of sequences as text
INSERT INTO u (a) VALUES (3);
--> changed 1
-- differs: h2: writes no functions of sequences as text
SELECT a, b FROM u WHERE a = 3;
--> 3 | NULL
CREATE SEQUENCE free;
--> ok
CREATE TABLE w (a BIGINT DEFAULT NEXT VALUE FOR free);
--> ok
ALTER TABLE w ALTER COLUMN a DROP DEFAULT;
--> ok
DROP SEQUENCE free;
--> ok
CREATE SEQUENCE gone;
--> ok
CREATE TABLE x (a BIGINT DEFAULT NEXT VALUE FOR gone);
--> ok
DROP TABLE x;
--> ok
DROP SEQUENCE gone;
--> ok
