-- peers: h2, duckdb
CREATE TABLE sale (id INT PRIMARY KEY, region VARCHAR(10), product VARCHAR(10), amount INT, price DECIMAL(10, 2), sold DATE);
--> ok
INSERT INTO sale VALUES (1, 'north', 'pen', 10, 1.50, DATE '2024-01-05'), (2, 'north', 'ink', 3, 4.00, DATE '2024-01-07'), (3, 'south', 'pen', 7, 1.40, DATE '2024-02-01'), (4, 'south', 'ink', NULL, 3.90, DATE '2024-02-03'), (5, 'west', 'pen', 1, 1.60, NULL), (6, NULL, 'ink', 2, NULL, DATE '2024-03-01');
--> changed 6
SELECT COUNT(*), COUNT(amount), COUNT(region), COUNT(DISTINCT product) FROM sale;
--> 6 | 5 | 5 | 2
SELECT SUM(amount), MIN(amount), MAX(amount) FROM sale;
--> 23 | 1 | 10
SELECT SUM(price), MIN(price), MAX(price) FROM sale;
--> 12.4 | 1.4 | 4
SELECT CAST(AVG(amount) AS DECIMAL(10, 4)) FROM sale;
--> 4.6
SELECT region, SUM(amount) FROM sale GROUP BY region;
--> NULL | 2
--> north | 13
--> south | 7
--> west | 1
SELECT region, product, COUNT(*) FROM sale GROUP BY region, product;
--> NULL | ink | 1
--> north | ink | 1
--> north | pen | 1
--> south | ink | 1
--> south | pen | 1
--> west | pen | 1
SELECT region, SUM(amount) AS s FROM sale GROUP BY region HAVING SUM(amount) > 5 ORDER BY s DESC;
--> north | 13
--> south | 7
SELECT product, SUM(amount * price) FROM sale GROUP BY product ORDER BY product;
--> ink | 12
--> pen | 26.4
SELECT SUM(amount) FROM sale WHERE id > 100;
--> NULL
SELECT COUNT(*) FROM sale WHERE id > 100;
--> 0
SELECT region FROM sale WHERE id > 100 GROUP BY region;
--> empty
SELECT MIN(sold), MAX(sold) FROM sale;
--> 2024-01-05 | 2024-03-01
SELECT MIN(region), MAX(region) FROM sale;
--> north | west
SELECT COUNT(*) FILTER (WHERE product = 'pen'), SUM(amount) FILTER (WHERE region = 'south') FROM sale;
--> 3 | 7
SELECT SUM(DISTINCT amount) FROM (SELECT 1 AS amount UNION ALL SELECT 1 UNION ALL SELECT 2) x;
--> 3
SELECT product, COUNT(DISTINCT region) FROM sale GROUP BY product ORDER BY product;
--> ink | 2
--> pen | 3
SELECT CASE WHEN amount > 5 THEN 'big' ELSE 'small' END AS size, COUNT(*) FROM sale GROUP BY CASE WHEN amount > 5 THEN 'big' ELSE 'small' END ORDER BY size;
--> big | 2
--> small | 4
SELECT region, COUNT(*) AS n FROM sale GROUP BY region HAVING COUNT(*) > 1 ORDER BY region;
--> north | 2
--> south | 2
SELECT EXTRACT(MONTH FROM sold) AS m, COUNT(*) FROM sale WHERE sold IS NOT NULL GROUP BY EXTRACT(MONTH FROM sold) ORDER BY m;
--> 1 | 2
--> 2 | 2
--> 3 | 1
-- differs: h2: has no grouping sets
SELECT region, product, SUM(amount) FROM sale GROUP BY ROLLUP (region, product);
--> NULL | NULL | 2
--> NULL | NULL | 23
--> NULL | ink | 2
--> north | NULL | 13
--> north | ink | 3
--> north | pen | 10
--> south | NULL | 7
--> south | ink | NULL
--> south | pen | 7
--> west | NULL | 1
--> west | pen | 1
-- differs: h2: has no grouping sets
SELECT region, product, COUNT(*) FROM sale GROUP BY GROUPING SETS ((region), (product), ());
--> NULL | NULL | 1
--> NULL | NULL | 6
--> NULL | ink | 3
--> NULL | pen | 3
--> north | NULL | 2
--> south | NULL | 2
--> west | NULL | 1
-- differs: h2: has no grouping sets
SELECT region, product, COUNT(*) FROM sale GROUP BY CUBE (region, product);
--> NULL | NULL | 1
--> NULL | NULL | 6
--> NULL | ink | 1
--> NULL | ink | 3
--> NULL | pen | 3
--> north | NULL | 2
--> north | ink | 1
--> north | pen | 1
--> south | NULL | 2
--> south | ink | 1
--> south | pen | 1
--> west | NULL | 1
--> west | pen | 1
SELECT CAST(STDDEV_POP(amount) AS DECIMAL(10, 4)), CAST(VAR_SAMP(amount) AS DECIMAL(10, 4)) FROM sale;
--> 3.3823 | 14.3
-- differs: duckdb: has no WITHIN GROUP for it
SELECT LISTAGG(product, ',') WITHIN GROUP (ORDER BY id) FROM sale WHERE region = 'north';
--> pen,ink
SELECT MAX(amount) - MIN(amount) FROM sale;
--> 9
SELECT SUM(CASE WHEN product = 'pen' THEN amount ELSE 0 END) FROM sale;
--> 18
SELECT region, MAX(s) FROM (SELECT region, product, SUM(amount) AS s FROM sale GROUP BY region, product) x GROUP BY region ORDER BY region NULLS FIRST;
--> NULL | 2
--> north | 10
--> south | 7
--> west | 1
SELECT COUNT(*) FROM (SELECT DISTINCT region FROM sale) d;
--> 4
SELECT DISTINCT product FROM sale ORDER BY product;
--> ink
--> pen
SELECT DISTINCT region, product FROM sale;
--> NULL | ink
--> north | ink
--> north | pen
--> south | ink
--> south | pen
--> west | pen
SELECT region, amount FROM sale GROUP BY region;
--> error 42803 amount
SELECT SUM(SUM(amount)) FROM sale;
--> error 42803
SELECT id FROM sale WHERE SUM(amount) > 1;
--> error 42803
