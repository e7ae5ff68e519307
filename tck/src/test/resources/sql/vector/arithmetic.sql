-- peers: none: peers have no VECTOR type; expected rows by hand
CREATE TABLE v (id INT PRIMARY KEY, g INT, a VECTOR(2), b VECTOR(2));
--> ok
INSERT INTO v VALUES (1, 0, '[1,2]', '[3,5]'), (2, 0, '[4,0]', '[-1,0.5]'), (3, 1, '[0,0]', NULL);
--> changed 3
SELECT id, a + b, a - b, a * b FROM v ORDER BY id;
--> 1 | [4, 7] | [-2, -3] | [3, 10]
--> 2 | [3, 0.5] | [5, -0.5] | [-4, 0]
--> 3 | NULL | NULL | NULL
SELECT a * 2, 0.5 * a, a / 4, -a, a + '[1,1]', a || b FROM v WHERE id = 1;
--> [2, 4] | [0.5, 1] | [0.25, 0.5] | [-1, -2] | [2, 3] | [1, 2, 3, 5]
SELECT a / 0 FROM v WHERE id = 1;
--> error 22012
SELECT a * 1e300 FROM v WHERE id = 1;
--> error 22V02
SELECT a + VECTOR '[1,2,3]' FROM v WHERE id = 1;
--> error 22V01
SELECT a + 1 FROM v;
--> error 42804
SELECT SUM(a), AVG(a) FROM v;
--> [5, 2] | [1.6666666, 0.6666667]
SELECT g, SUM(b), AVG(b), COUNT(b) FROM v GROUP BY g ORDER BY g;
--> 0 | [2, 5.5] | [1, 2.75] | 2
--> 1 | NULL | NULL | 0
SELECT AVG(a) FROM v WHERE id > 10;
--> NULL
SELECT id FROM v ORDER BY l2_distance(a, (SELECT AVG(a) FROM v)), id;
--> 1
--> 3
--> 2
SELECT id, a = b, a = '[1,2]', a <> '[1,2]' FROM v ORDER BY id;
--> 1 | false | true | false
--> 2 | false | false | true
--> 3 | NULL | false | true
SELECT CAST(a AS VARCHAR), CAST(b AS VARCHAR) FROM v WHERE id = 2;
--> [4.0,0.0] | [-1.0,0.5]
SELECT CAST(a AS REAL ARRAY), CAST(a AS DOUBLE ARRAY), CAST(a AS VECTOR(2)), CAST(a AS VECTOR) FROM v WHERE id = 2;
--> [4, 0] | [4, 0] | [4, 0] | [4, 0]
SELECT CAST(a AS VECTOR(3)) FROM v WHERE id = 2;
--> error 22V01 3
SELECT CAST(ARRAY[1, 2.5] AS VECTOR(2)), CAST('[1,2.5]' AS VECTOR(2)), '[1, 2.5]'::VECTOR(2), CAST(X'0000803F00002040' AS VECTOR(2));
--> [1, 2.5] | [1, 2.5] | [1, 2.5] | [1, 2.5]
SELECT CAST(CAST(VECTOR '[1,2.5]' AS VARBINARY) AS VECTOR(2)), CAST(VECTOR '[1,2.5]' AS JSON);
--> [1, 2.5] | [1.0,2.5]
SELECT CAST(X'0000' AS VECTOR(2));
--> error 22018 multiple of 4
SELECT CAST('[1,2' AS VECTOR(2));
--> error 22018
SELECT CAST(1 AS VECTOR(2));
--> error 42804
SELECT vector_distance(a, b), vector_distance(a, b, 'l2'), vector_distance('l2', a, b), vector_distance(a, b, 'dot') FROM v WHERE id = 1;
--> 0.0029455145 | 3.60555128 | 3.60555128 | -13
SELECT vector_distance(a, b, 'l1'), vector_distance(a, b, 'l2_squared'), vector_distance(a, b, 'hamming'), vector_distance(a, b, 'jaccard') FROM v WHERE id = 1;
--> 5 | 13 | 2 | 0
SELECT vector_distance(a, b, 'bogus') FROM v;
--> error 22023 bogus
SELECT vector_similarity(a, b, 'l2'), vector_similarity(a, a), vector_similarity(a, b, 'dot') FROM v WHERE id = 1;
--> 0.217129273 | 1 | 0.99999774
SELECT hamming_distance(a, b), jaccard_distance(a, '[1,0]'), l2_norm(b), euclidean_distance(a, b), euclidean_squared_distance(a, b), taxicab_distance(a, b) FROM v WHERE id = 1;
--> 2 | 0.5 | 5.83095189 | 3.60555128 | 13 | 5
SELECT subvector(a || b, 2, 2), binary_quantize(b), l2_normalize(a), vector_dims(a || b) FROM v WHERE id = 2;
--> [0, -1] | [0, 1] | [1, 0] | 4
SELECT subvector(a, 2, 2) FROM v WHERE id = 1;
--> error 22023
SELECT l2_normalize(a), cosine_distance(a, '[1,0]') FROM v WHERE id = 3;
--> [0, 0] | NULL
UPDATE v SET a = a * 0.5 + b WHERE id = 1;
--> changed 1
SELECT a FROM v WHERE id = 1;
--> [3.5, 6]
