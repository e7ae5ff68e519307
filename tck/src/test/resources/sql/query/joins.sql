-- peers: h2, sqlite, duckdb
CREATE TABLE dept (id INT PRIMARY KEY, name VARCHAR(20), city VARCHAR(20));
--> ok
CREATE TABLE emp (id INT PRIMARY KEY, name VARCHAR(20), dept_id INT, boss_id INT, salary INT);
--> ok
INSERT INTO dept VALUES (1, 'Sales', 'Bonn'), (2, 'Research', 'Ulm'), (3, 'Empty', NULL);
--> changed 3
INSERT INTO emp VALUES (1, 'Ada', 2, NULL, 900), (2, 'Bob', 1, 1, 500), (3, 'Cid', 2, 1, 700), (4, 'Dan', NULL, 2, 400), (5, 'Eve', 1, 2, 500);
--> changed 5
SELECT e.name, d.name FROM emp e JOIN dept d ON e.dept_id = d.id ORDER BY e.id;
--> Ada | Research
--> Bob | Sales
--> Cid | Research
--> Eve | Sales
SELECT e.name, d.name FROM emp e INNER JOIN dept d ON d.id = e.dept_id AND d.city = 'Ulm' ORDER BY e.id;
--> Ada | Research
--> Cid | Research
SELECT e.name, d.name FROM emp e LEFT JOIN dept d ON e.dept_id = d.id ORDER BY e.id;
--> Ada | Research
--> Bob | Sales
--> Cid | Research
--> Dan | NULL
--> Eve | Sales
SELECT d.name, e.name FROM emp e RIGHT JOIN dept d ON e.dept_id = d.id ORDER BY d.id, e.id;
--> Sales | Bob
--> Sales | Eve
--> Research | Ada
--> Research | Cid
--> Empty | NULL
-- differs: h2: has no FULL JOIN
SELECT e.name, d.name FROM emp e FULL JOIN dept d ON e.dept_id = d.id;
--> Ada | Research
--> Bob | Sales
--> Cid | Research
--> Dan | NULL
--> Eve | Sales
--> NULL | Empty
SELECT e.name, d.name FROM emp e CROSS JOIN dept d WHERE e.id <= 2 ORDER BY e.id, d.id;
--> Ada | Sales
--> Ada | Research
--> Ada | Empty
--> Bob | Sales
--> Bob | Research
--> Bob | Empty
SELECT e.name, d.name FROM emp e, dept d WHERE e.dept_id = d.id AND e.salary > 500 ORDER BY e.name;
--> Ada | Research
--> Cid | Research
SELECT e.name, b.name FROM emp e JOIN emp b ON e.boss_id = b.id ORDER BY e.id;
--> Bob | Ada
--> Cid | Ada
--> Dan | Bob
--> Eve | Bob
SELECT e.name, b.name, bb.name FROM emp e LEFT JOIN emp b ON e.boss_id = b.id LEFT JOIN emp bb ON b.boss_id = bb.id ORDER BY e.id;
--> Ada | NULL | NULL
--> Bob | Ada | NULL
--> Cid | Ada | NULL
--> Dan | Bob | Ada
--> Eve | Bob | Ada
SELECT e.name FROM emp e JOIN dept d ON e.dept_id = d.id WHERE d.name = 'Sales' AND e.salary = 500 ORDER BY e.name DESC;
--> Eve
--> Bob
SELECT d.name, COUNT(e.id) FROM dept d LEFT JOIN emp e ON e.dept_id = d.id GROUP BY d.name ORDER BY d.name;
--> Empty | 0
--> Research | 2
--> Sales | 2
SELECT d.name, SUM(e.salary) FROM dept d LEFT JOIN emp e ON e.dept_id = d.id AND e.salary > 500 GROUP BY d.id, d.name ORDER BY d.id;
--> Sales | NULL
--> Research | 1600
--> Empty | NULL
SELECT a.name, b.name FROM emp a JOIN emp b ON a.salary < b.salary ORDER BY a.id, b.id;
--> Bob | Ada
--> Bob | Cid
--> Cid | Ada
--> Dan | Ada
--> Dan | Bob
--> Dan | Cid
--> Dan | Eve
--> Eve | Ada
--> Eve | Cid
SELECT a.name, b.name FROM emp a JOIN emp b ON a.salary = b.salary AND a.id < b.id;
--> Bob | Eve
SELECT COUNT(*) FROM emp a CROSS JOIN emp b CROSS JOIN dept c;
--> 75
SELECT e.name, d.name FROM emp e LEFT JOIN dept d ON e.dept_id = d.id WHERE d.id IS NULL;
--> Dan | NULL
SELECT name FROM emp JOIN (SELECT id AS did, city FROM dept WHERE city IS NOT NULL) x ON dept_id = x.did WHERE city = 'Bonn' ORDER BY name;
--> Bob
--> Eve
SELECT e.id, d.id FROM emp e LEFT JOIN dept d ON e.dept_id = d.id AND e.salary > 600 ORDER BY e.id;
--> 1 | 2
--> 2 | NULL
--> 3 | 2
--> 4 | NULL
--> 5 | NULL
SELECT e.name FROM emp e JOIN dept d ON e.dept_id = d.id JOIN emp b ON b.id = e.boss_id WHERE b.name = 'Ada' AND d.city = 'Ulm';
--> Cid
-- differs: h2: has no FULL JOIN
SELECT e.id, d.id FROM emp e FULL OUTER JOIN dept d ON e.dept_id = d.id AND d.city = 'Bonn';
--> 1 | NULL
--> 2 | 1
--> 3 | NULL
--> 4 | NULL
--> 5 | 1
--> NULL | 2
--> NULL | 3
SELECT * FROM dept NATURAL JOIN (SELECT 1 AS id) one;
--> 1 | Sales | Bonn
SELECT dept.id, x.v FROM dept JOIN (SELECT 1 AS id, 'x' AS v) x USING (id);
--> 1 | x
SELECT e.name FROM emp e WHERE e.nothing = 1;
--> error 42703 nothing
SELECT * FROM emp JOIN nowhere ON emp.id = nowhere.id;
--> error 42P01 nowhere
SELECT name FROM emp, dept;
--> error 42702 name
