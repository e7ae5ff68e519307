-- peers: h2
CREATE TABLE acc (id INT PRIMARY KEY, v INT);
--> ok
INSERT INTO acc VALUES (1, 100), (2, 200);
--> changed 2
SET AUTOCOMMIT FALSE;
--> ok
UPDATE acc SET v = v - 10 WHERE id = 1;
--> changed 1
UPDATE acc SET v = v + 10 WHERE id = 2;
--> changed 1
SELECT v FROM acc ORDER BY id;
--> 90
--> 210
ROLLBACK;
--> ok
SELECT v FROM acc ORDER BY id;
--> 100
--> 200
UPDATE acc SET v = 0 WHERE id = 1;
--> changed 1
SAVEPOINT a;
--> ok
UPDATE acc SET v = 1 WHERE id = 1;
--> changed 1
SAVEPOINT b;
--> ok
DELETE FROM acc;
--> changed 2
SELECT COUNT(*) FROM acc;
--> 0
ROLLBACK TO SAVEPOINT b;
--> ok
SELECT v FROM acc ORDER BY id;
--> 1
--> 200
ROLLBACK TO SAVEPOINT a;
--> ok
SELECT v FROM acc ORDER BY id;
--> 0
--> 200
ROLLBACK TO SAVEPOINT nowhere;
--> error 3B001 nowhere
COMMIT;
--> ok
SELECT v FROM acc ORDER BY id;
--> 0
--> 200
INSERT INTO acc VALUES (3, 1), (1, 1);
--> error 23505
SELECT COUNT(*) FROM acc;
--> 2
INSERT INTO acc VALUES (3, 300);
--> changed 1
ROLLBACK;
--> ok
SELECT id FROM acc ORDER BY id;
--> 1
--> 2
