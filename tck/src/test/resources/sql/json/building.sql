-- peers: none: by PostgreSQL's manual, JSON_EXTRACT and JSON_KEYS by DuckDB's
SELECT JSON_BUILD_OBJECT('a', 1, 'b', 'x', 'c', NULL), JSONB_BUILD_OBJECT(), JSON_BUILD_ARRAY(1, 'b', NULL, TRUE);
--> {"a":1,"b":"x","c":null} | {} | [1,"b",null,true]
SELECT JSON_BUILD_OBJECT('a', JSON_BUILD_ARRAY(1, 2), 'd', DATE '2024-01-02');
--> {"a":[1,2],"d":"2024-01-02"}
SELECT JSON_BUILD_OBJECT('a');
--> error 22023 keys and values
SELECT JSON_BUILD_OBJECT(NULL, 1);
--> error 22000 NULL
SELECT TO_JSON('x'), TO_JSON(1.50), TO_JSONB(ARRAY[1, 2]), TO_JSON(TRUE);
--> "x" | 1.50 | [1,2] | true
SELECT JSON_TYPEOF('{}'), JSON_TYPEOF('[1]'), JSON_TYPEOF('"a"'), JSON_TYPEOF('1.5'), JSONB_TYPEOF('true'), JSON_TYPEOF('null');
--> object | array | string | number | boolean | null
SELECT JSON_STRIP_NULLS('{"a":null,"b":[null,{"c":null}]}');
--> {"b":[null,{}]}
SELECT JSON_EXTRACT_PATH('{"a":{"b":[5,6]}}', 'a', 'b', '-1'), JSON_EXTRACT_PATH_TEXT('{"a":{"b":"q"}}', 'a', 'b'), JSON_EXTRACT_PATH('{"a":1}', 'x', 'y');
--> 6 | q | NULL
SELECT JSON_EXTRACT('{"a":{"b":5}}', '$.a.b'), JSON_EXTRACT_STRING('{"a":"q"}', 'a'), JSON_EXTRACT('[1,2]', 1), JSON_KEYS('{"a":1,"b":2}');
--> 5 | q | 2 | [a, b]
SELECT key, value FROM JSON_EACH('{"a":1,"b":"x"}') ORDER BY key;
--> a | 1
--> b | "x"
SELECT key, value FROM JSON_EACH_TEXT('{"a":1,"b":"x","c":null}') ORDER BY key;
--> a | 1
--> b | x
--> c | NULL
SELECT key, value FROM JSON_EACH('[7,8]') ORDER BY key;
--> 0 | 7
--> 1 | 8
SELECT value FROM JSON_ARRAY_ELEMENTS('[1,"b",{"c":2}]');
--> 1
--> "b"
--> {"c":2}
SELECT e.v FROM JSONB_ARRAY_ELEMENTS_TEXT('[1,"b"]') AS e (v);
--> 1
--> b
SELECT * FROM JSON_OBJECT_KEYS('{"a":1,"b":2}');
--> a
--> b
SELECT COUNT(*) FROM JSON_EACH(CAST(NULL AS JSON));
--> 0
SELECT * FROM JSON_ARRAY_ELEMENTS('{"a":1}');
--> error 22000 array object
CREATE TABLE t (id INT PRIMARY KEY, j JSON);
--> ok
INSERT INTO t VALUES (1, '{"a":1,"b":2}'), (2, '{"a":3}'), (3, NULL);
--> changed 3
SELECT t.id, e.key, e.value FROM t, LATERAL JSON_EACH(t.j) AS e ORDER BY 1, 2;
--> 1 | a | 1
--> 1 | b | 2
--> 2 | a | 3
SELECT t.id, e.value FROM t LEFT JOIN LATERAL JSON_EACH_TEXT(t.j) AS e ON e.key = 'b' ORDER BY 1;
--> 1 | 2
--> 2 | NULL
--> 3 | NULL
