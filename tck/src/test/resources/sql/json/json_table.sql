-- peers: none: h2, duckdb and sqlite have no JSON_TABLE; rows by ISO/IEC 9075-2 7.11 and the examples of PostgreSQL's manual
SELECT * FROM JSON_TABLE('{"a":[{"x":1,"y":"p","k":[10,20]},{"x":2},{"x":"z","k":[]}]}', '$.a[*]' COLUMNS (n FOR ORDINALITY, x INT PATH '$.x', y VARCHAR(10) PATH '$.y' DEFAULT 'none' ON EMPTY, has BOOLEAN EXISTS PATH '$.k', ks JSON PATH '$.k', NESTED PATH '$.k[*]' COLUMNS (kn FOR ORDINALITY, k INT PATH '$'))) AS jt ORDER BY n, kn;
--> 1 | 1 | p | true | [10,20] | 1 | 10
--> 1 | 1 | p | true | [10,20] | 2 | 20
--> 2 | 2 | none | false | NULL | NULL | NULL
--> 3 | NULL | none | true | [] | NULL | NULL
CREATE TABLE d (id INT, j JSON);
--> ok
INSERT INTO d VALUES (1, '[{"v":1},{"v":2}]'), (2, '[]'), (3, NULL), (4, '[{"v":9}]');
--> changed 4
SELECT d.id, t.v FROM d, JSON_TABLE(d.j, '$[*]' COLUMNS (v INT PATH '$.v')) t ORDER BY d.id, t.v;
--> 1 | 1
--> 1 | 2
--> 4 | 9
SELECT d.id, t."v" FROM d LEFT JOIN JSON_TABLE(d.j, '$[*]' COLUMNS ("v" INT)) t ON TRUE ORDER BY 1, 2;
--> 1 | 1
--> 1 | 2
--> 2 | NULL
--> 3 | NULL
--> 4 | 9
SELECT d.id, SUM(t.v) FROM d CROSS JOIN LATERAL (SELECT v FROM JSON_TABLE(d.j, '$[*]' COLUMNS (v INT PATH '$.v')) q WHERE v > 1) t GROUP BY d.id ORDER BY 1;
--> 1 | 2
--> 4 | 9
SELECT a, b FROM JSON_TABLE('{"p":[1,2],"q":["x"]}', '$' COLUMNS (NESTED PATH '$.p[*]' COLUMNS (a INT PATH '$'), NESTED '$.q[*]' COLUMNS (b VARCHAR(5) PATH '$'))) t ORDER BY a;
--> 1 | NULL
--> 2 | NULL
--> NULL | x
SELECT v FROM JSON_TABLE('{"v":"abc"}', '$' COLUMNS (v INT PATH '$.v' ERROR ON ERROR)) t;
--> error 22018 abc
SELECT v FROM JSON_TABLE('{"v":"abc"}', '$' COLUMNS (v INT PATH '$.v' DEFAULT -1 ON ERROR)) t;
--> -1
SELECT v FROM JSON_TABLE('{}', '$' COLUMNS (v INT PATH '$.v' ERROR ON EMPTY DEFAULT 0 ON ERROR)) t;
--> error 22035 V
SELECT v FROM JSON_TABLE('{"v":[1]}', '$' COLUMNS (v INT PATH '$.v')) t;
--> NULL
SELECT v FROM JSON_TABLE('{"v":[1]}', '$' COLUMNS (v VARCHAR(10) FORMAT JSON PATH '$.v')) t;
--> [1]
SELECT v FROM JSON_TABLE('{"v":"text"}', '$' COLUMNS (v VARCHAR(10) FORMAT JSON PATH '$.v' OMIT QUOTES)) t;
--> text
SELECT v FROM JSON_TABLE('{"v":[1,2]}', '$' COLUMNS (v JSON PATH '$.v[*]' WITH WRAPPER)) t;
--> [1,2]
SELECT v FROM JSON_TABLE('{"v":[1,2]}', '$' COLUMNS (v JSON PATH '$.v[*]')) t;
--> NULL
SELECT v FROM JSON_TABLE('{broken', '$' COLUMNS (v INT PATH '$.v')) t;
--> empty
SELECT v FROM JSON_TABLE('{broken', '$' COLUMNS (v INT PATH '$.v') ERROR ON ERROR) t;
--> error 22032
SELECT d1 FROM JSON_TABLE('["2024-05-06"]', '$[*]' COLUMNS (d1 DATE PATH '$')) t;
--> 2024-05-06
SELECT v FROM JSON_TABLE('{}', 'no path' COLUMNS (v INT)) t;
--> error 22023
SELECT json_table FROM (SELECT 1 AS json_table) q;
--> 1
