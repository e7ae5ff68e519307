-- peers: none: what users of other databases type first; answers by PostgreSQL's and H2's manuals, errors must say what to write instead
CREATE TABLE emp (id SERIAL PRIMARY KEY, name TEXT NOT NULL, dept VARCHAR(20) DEFAULT 'none', salary NUMERIC(10,2) CHECK (salary >= 0), hired DATE, boss INT REFERENCES emp (id), info JSONB, tags TEXT[]);
--> ok
INSERT INTO emp (name, dept, salary, hired, boss, info, tags) VALUES ('Ann', 'it', 100.5, '2020-01-15', NULL, '{"a":1,"l":[1,2]}', ARRAY['x','y']), ('Bob', 'it', 90, '2021-03-01', 1, '{"a":2}', ARRAY['y']), ('Cyd', 'hr', 80, '2019-07-31', 1, NULL, NULL), ('Dan', NULL, 70, '2022-12-31', 2, '{}', ARRAY['z']);
--> changed 4
SELECT dept, COUNT(*), SUM(salary), STRING_AGG(name, ',' ORDER BY name) FROM emp GROUP BY dept ORDER BY dept NULLS FIRST;
--> NULL | 1 | 70 | Dan
--> hr | 1 | 80 | Cyd
--> it | 2 | 190.5 | Ann,Bob
SELECT name, RANK() OVER (PARTITION BY dept ORDER BY salary DESC) AS r, LAG(salary, 1, 0) OVER (ORDER BY id) FROM emp ORDER BY id;
--> Ann | 1 | 0
--> Bob | 2 | 100.5
--> Cyd | 1 | 90
--> Dan | 1 | 80
SELECT name FROM emp WHERE 'y' = ANY (tags) ORDER BY 1;
--> Ann
--> Bob
SELECT info ->> 'a', info -> 'l' -> 0 FROM emp ORDER BY id;
--> 1 | 1
--> 2 | NULL
--> NULL | NULL
--> NULL | NULL
SELECT CONVERT('12', INT), CONVERT(5, VARCHAR), IFNULL(NULL, 1), NVL2(1, 2, 3), DECODE(1, 1, 'a', 'b'), CASEWHEN(TRUE, 1, 2);
--> 12 | 5 | 1 | 2 | a | 1
SELECT CONVERT('12', NOTYPE);
--> error 42704 NOTYPE
SELECT * FROM GENERATE_SERIES(DATE '2024-01-01', DATE '2024-01-03');
--> error 42804 DATE + n
SELECT DATE '2024-01-30' + n FROM GENERATE_SERIES(0, 2) AS s (n) ORDER BY 1;
--> 2024-01-30
--> 2024-01-31
--> 2024-02-01
SELECT 1 UNION SELECT DATE '2024-01-01';
--> error 42804 INTEGER DATE column 1 UNION CAST
SELECT id, hired FROM emp EXCEPT SELECT id, salary FROM emp;
--> error 42804 column 2 EXCEPT DATE DECIMAL
SELECT 1, 2 UNION ALL SELECT 1;
--> error 42000 2 and 1 columns
SELECT 1 UNION SELECT '2' UNION SELECT NULL;
--> 1
--> 2
--> NULL
INSERT INTO emp (id, name, hired) VALUES (50, 'z', 5);
--> error 42804 HIRED DATE INTEGER ^
INSERT INTO emp (id, name, hired) VALUES (50, 'z', NULL), (51, 'y', TRUE);
--> error 42804 HIRED DATE BOOLEAN
INSERT INTO emp (id, name, salary) SELECT 51, 'z', DATE '2024-01-01';
--> error 42804 SALARY DECIMAL DATE ^
UPDATE emp SET hired = 5 WHERE id = 1;
--> error 42804 HIRED DATE INTEGER ^
INSERT INTO emp (name, salary, hired) VALUES ('n', -5, '2024-01-02');
--> error 23514 EMP 2024-01-02
SELECT name FROM emp WHERE name ~ '^B';
--> error 42601 REGEXP_LIKE
SELECT name FROM emp WHERE info @> '{"a":1}';
--> error 42601 JSON_EXISTS
SELECT info #>> '{l,1}' FROM emp;
--> error 42601 '$.a.b'
SELECT `name` FROM emp;
--> error 42601 double quotes
SELECT 2 ^ 3;
--> error 42883 POWER
CREATE MATERIALIZED VIEW mv AS SELECT 1 AS x;
--> error 42601 CREATE TABLE t AS
CREATE FUNCTION f(a INT) RETURNS INT AS 'x';
--> error 42601 functions
CREATE TABLE like1 (LIKE emp);
--> error 42601 WITH NO DATA
REPLACE INTO emp (id, name) VALUES (1, 'Ann2');
--> error 42601 ON CONFLICT
SELECT current_schema();
--> error 42601 without parentheses
SET TIME ZONE 'UTC';
--> error 42601 time_zone
SHOW CREATE TABLE emp;
--> error 42601 DESCRIBE
