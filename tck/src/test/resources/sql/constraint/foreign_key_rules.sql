-- peers: h2
-- CHECK and computed columns of rows that a foreign key's action changes
CREATE TABLE p (id INT PRIMARY KEY);
--> ok
CREATE TABLE c (id INT PRIMARY KEY, pid INT REFERENCES p ON DELETE SET NULL ON UPDATE CASCADE, twice INT GENERATED ALWAYS AS (pid * 2), CONSTRAINT small CHECK (pid IS NULL OR pid < 100));
--> ok
INSERT INTO p VALUES (1), (2);
--> changed 2
INSERT INTO c (id, pid) VALUES (1, 1), (2, 2);
--> changed 2
UPDATE p SET id = 500 WHERE id = 2;
--> error 23514 SMALL
UPDATE p SET id = 50 WHERE id = 2;
--> changed 1
SELECT * FROM c ORDER BY id;
--> 1 | 1 | 2
--> 2 | 50 | 100
DELETE FROM p WHERE id = 50;
--> changed 1
SELECT * FROM c ORDER BY id;
--> 1 | 1 | 2
--> 2 | NULL | NULL
CREATE TABLE strict_child (id INT PRIMARY KEY, pid INT DEFAULT 1 REFERENCES p ON DELETE SET DEFAULT, note VARCHAR(20) GENERATED ALWAYS AS ('p' || pid), CHECK (pid IS NOT NULL));
--> ok
INSERT INTO p VALUES (7);
--> changed 1
INSERT INTO strict_child (id, pid) VALUES (1, 7);
--> changed 1
DELETE FROM p WHERE id = 7;
--> changed 1
SELECT id, pid, note FROM strict_child;
--> 1 | 1 | p1
-- differs: h2: leaves a row without its parent
DELETE FROM p WHERE id = 1;
--> error 23503
