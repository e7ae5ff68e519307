-- peers: none: h2, duckdb and sqlite have no SQL/JSON paths; rows by ISO/IEC 9075-2 9.46 and the examples and rules of PostgreSQL's manual, 9.16
CREATE TABLE trip (id INT PRIMARY KEY, d JSON);
--> ok
INSERT INTO trip VALUES (1, '{"track":{"segments":[{"location":[47.763,13.4034],"start time":"2018-10-14 10:05:14","HR":73},{"location":[47.706,13.2635],"start time":"2018-10-14 10:39:21","HR":135}]}}');
--> changed 1
SELECT JSON_QUERY(d, '$.track.segments[*].location' WITH WRAPPER) FROM trip;
--> [[47.763,13.4034],[47.706,13.2635]]
SELECT JSON_QUERY(d, '$.track.segments[0].location') FROM trip;
--> [47.763,13.4034]
SELECT JSON_QUERY(d, '$.track.segments.size()') FROM trip;
--> 2
SELECT JSON_QUERY(d, '$.track.segments[*].HR ? (@ > 130)') FROM trip;
--> 135
SELECT JSON_VALUE(d, '$.track.segments[*] ? (@.HR > 130)."start time"') FROM trip;
--> 2018-10-14 10:39:21
SELECT JSON_VALUE(d, '$.track.segments[*] ? (@.location[1] < 13.4).HR ? (@ > 130)' RETURNING INT) + 1 FROM trip;
--> 136
SELECT JSON_VALUE(d, '$.track.segments[*] ? (@.location[1] < 13.4) ? (@.HR > 130)."start time"') FROM trip;
--> 2018-10-14 10:39:21
SELECT JSON_VALUE(d, '$.track ? (exists(@.segments[*] ? (@.HR > 130))).segments.size()') FROM trip;
--> 2
SELECT JSON_QUERY(d, 'lax $.track.segments.location') FROM trip;
--> NULL
SELECT JSON_QUERY(d, 'strict $.track.segments.location' ERROR ON ERROR) FROM trip;
--> error 2203C .location
SELECT JSON_QUERY(d, 'strict $.track.segments[*].location' WITH WRAPPER) FROM trip;
--> [[47.763,13.4034],[47.706,13.2635]]
SELECT JSON_EXISTS(d, '$.track.segments[*] ? (@.HR == $hr)' PASSING 73 AS hr), JSON_EXISTS(d, '$.track.segments[*] ? (@.HR == $hr)' PASSING 74 AS hr) FROM trip;
--> true | false
-- operators and methods, as the manual's table 9.51 shows them
SELECT JSON_QUERY('[2]', '$[0] + 3'), JSON_QUERY('{"x": [2,3,4]}', '- $.x' WITH WRAPPER), JSON_QUERY('[2]', '7 - $[0]'), JSON_QUERY('[4]', '2 * $[0]'), JSON_QUERY('[8.5]', '$[0] / 2'), JSON_QUERY('[32]', '$[0] % 10');
--> 5 | [-2,-3,-4] | 5 | 8 | 4.25 | 2
SELECT JSON_QUERY('[1, "2", {}]', '$[*].type()' WITH WRAPPER), JSON_QUERY('{"m": [11, 15]}', '$.m.size()'), JSON_QUERY('{"len": "1.9"}', '$.len.double() * 2'), JSON_QUERY('{"h": 1.3}', '$.h.ceiling()'), JSON_QUERY('{"h": 1.7}', '$.h.floor()'), JSON_QUERY('{"z": -0.3}', '$.z.abs()');
--> ["number","string","object"] | 2 | 3.8 | 2 | 1 | 0.3
SELECT JSON_QUERY('[1, "yes", false]', '$[*].boolean()' WITH WRAPPER), JSON_QUERY('[1.23, "xyz", false]', '$[*].string()' WITH WRAPPER), JSON_QUERY('{"len": "9876543219"}', '$.len.bigint()'), JSON_QUERY('1234.5678', '$.decimal(6, 2)'), JSON_QUERY('{"len": "12345"}', '$.len.integer()'), JSON_QUERY('{"len": "123.45"}', '$.len.number()');
--> [true,true,false] | ["1.23","xyz","false"] | 9876543219 | 1234.57 | 12345 | 123.45
SELECT JSON_QUERY('{"x": "20", "y": 32}', '$.keyvalue()' WITH WRAPPER);
--> [{"id":0,"key":"x","value":"20"},{"id":0,"key":"y","value":32}]
SELECT JSON_QUERY('["2015-08-01", "2015-08-02"]', '$[*] ? (@.datetime() < "2015-08-02".datetime())'), JSON_QUERY('"2023-08-15"', '$.date()'), JSON_QUERY('"12:34:56"', '$.time()'), JSON_QUERY('"2023-08-15 12:34:56"', '$.timestamp()');
--> "2015-08-01" | "2023-08-15" | "12:34:56" | "2023-08-15T12:34:56"
SELECT JSON_VALUE('"2023-08-15 12:34:56"', '$.datetime().type()');
--> timestamp without time zone
SELECT JSON_VALUE('"03:04 2015-02-01"', '$.datetime("HH24:MI YYYY-MM-DD")');
--> 2015-02-01T03:04:00
SELECT JSON_VALUE('"03:04"', '$.datetime("HH24:MI").type()'), JSON_VALUE('"01.02.2015"', '$.datetime("DD.MM.YYYY").type()');
--> time without time zone | date
SELECT JSON_QUERY('["01.02.2015", "03.02.2015"]', '$[*] ? (@.datetime("DD.MM.YYYY") < "2015-02-02".datetime())');
--> "01.02.2015"
SELECT JSON_VALUE('"x"', '$.datetime("DD.MM.YYYY")' ERROR ON ERROR);
--> error 22007 template
SELECT JSON_VALUE('"x"', '$.date("DD.MM.YYYY")');
--> error 22023 template
-- filters, as table 9.52 shows them
SELECT JSON_QUERY('[1, "a", 1, 3]', '$[*] ? (@ == 1)' WITH WRAPPER), JSON_QUERY('[1, "a", 1, 3]', '$[*] ? (@ == "a")' WITH WRAPPER), JSON_QUERY('[1, 2, 1, 3]', '$[*] ? (@ != 1)' WITH WRAPPER), JSON_QUERY('["a", "b", "c"]', '$[*] ? (@ <> "b")' WITH WRAPPER);
--> [1,1] | ["a"] | [2,3] | ["a","c"]
SELECT JSON_QUERY('[1, 2, 3]', '$[*] ? (@ < 2)' WITH WRAPPER), JSON_QUERY('["a", "b", "c"]', '$[*] ? (@ <= "b")' WITH WRAPPER), JSON_QUERY('[1, 2, 3]', '$[*] ? (@ > 2)' WITH WRAPPER), JSON_QUERY('[1, 2, 3]', '$[*] ? (@ >= 2)' WITH WRAPPER);
--> [1] | ["a","b"] | [3] | [2,3]
SELECT JSON_VALUE('[{"name": "John", "parent": false}, {"name": "Chris", "parent": true}]', '$[*] ? (@.parent == true).name'), JSON_VALUE('[{"name": "Mary", "job": null}, {"name": "Michael", "job": "driver"}]', '$[*] ? (@.job == null).name');
--> Chris | Mary
SELECT JSON_QUERY('[1, 3, 7]', '$[*] ? (@ > 1 && @ < 5)'), JSON_QUERY('[1, 3, 7]', '$[*] ? (@ < 1 || @ > 5)'), JSON_QUERY('[1, 3, 7]', '$[*] ? (!(@ < 5))'), JSON_QUERY('[-1, 2, 7, "foo"]', '$[*] ? ((@ > 0) is unknown)');
--> 3 | 7 | 7 | "foo"
SELECT JSON_QUERY('["abc", "abd", "aBdC", "abdacb", "babc"]', '$[*] ? (@ like_regex "^ab.*c")' WITH WRAPPER), JSON_QUERY('["abc", "abd", "aBdC", "abdacb", "babc"]', '$[*] ? (@ like_regex "^ab.*c" flag "i")' WITH WRAPPER);
--> ["abc","abdacb"] | ["abc","aBdC","abdacb"]
SELECT JSON_QUERY('["John Smith", "Mary Stone", "Bob Johnson"]', '$[*] ? (@ starts with "John")'), JSON_QUERY('{"x": [1, 2], "y": [2, 4]}', 'strict $.* ? (exists (@ ? (@[*] > 2)))' WITH WRAPPER), JSON_QUERY('{"value": 41}', 'strict $ ? (exists (@.name)).name' WITH WRAPPER);
--> "John Smith" | [[2,4]] | NULL
SELECT JSON_QUERY('[1,2,3]', '$[*] ? (@ == null)' WITH WRAPPER EMPTY ARRAY ON EMPTY), JSON_VALUE('[1,2]', '$[0] == 1 && $[1] == 2'), JSON_VALUE('{"a":[1,2]}', '$.a[*] > 5');
--> [] | true | false
-- indexes and levels
SELECT JSON_QUERY('[1,2,3,4,5]', '$[1 to 3, last]' WITH WRAPPER), JSON_QUERY('[1,2,3,4,5]', '$[last - 1]'), JSON_QUERY('7', '$[0]'), JSON_QUERY('[1,2,3]', '$[$i]' PASSING 2 AS i), JSON_QUERY('{"a":{"b":{"c":1}},"c":2}', '$.**.c' WITH WRAPPER), JSON_QUERY('{"a":{"b":{"c":1}}}', '$.**{2}');
--> [2,3,4,5] | 4 | 7 | 3 | [2,1] | {"c":1}
-- JSON_EXISTS, JSON_VALUE and JSON_QUERY, as table 9.54 shows them
SELECT JSON_EXISTS('{"key1": [1,2,3]}', 'strict $.key1[*] ? (@ > $x)' PASSING 2 AS x), JSON_EXISTS('{"a": [1,2,3]}', 'lax $.a[5]' ERROR ON ERROR);
--> true | false
SELECT JSON_EXISTS('{"a": [1,2,3]}', 'strict $.a[5]' ERROR ON ERROR);
--> error 22033 5 of 3
SELECT JSON_EXISTS('{"a": [1]}', 'strict $.a[5]'), JSON_EXISTS('{"a": [1]}', 'strict $.a[5]' TRUE ON ERROR), JSON_EXISTS('{"a": [1]}', 'strict $.a[5]' UNKNOWN ON ERROR);
--> false | true | NULL
SELECT JSON_QUERY('[1,[2,3],null]', 'lax $[*][$off]' PASSING 1 AS off WITH CONDITIONAL WRAPPER);
--> 3
SELECT JSON_QUERY('{"a": "[1, 2]"}', 'lax $.a' OMIT QUOTES);
--> [1, 2]
SELECT JSON_VALUE('"123.45"', '$' RETURNING DOUBLE), JSON_VALUE('[1,2]', 'strict $[$off]' PASSING 1 AS off), JSON_VALUE('[1,2]', 'strict $[*]' DEFAULT 9 ON ERROR);
--> 123.45 | 2 | 9
SELECT JSON_VALUE('{"a":[1,2]}', '$.a[*]' ERROR ON ERROR);
--> error 22034 2 items
SELECT JSON_VALUE('{"a":[1,2]}', '$.a' ERROR ON ERROR);
--> error 2203F JSON_QUERY
SELECT JSON_VALUE('{"a":[1,2]}', '$.c' ERROR ON EMPTY);
--> error 22035 $.c
SELECT JSON_VALUE('{"a":"x"}', '$.b' RETURNING INT DEFAULT 0 ON EMPTY DEFAULT 7 ON ERROR), JSON_VALUE('{"a":"x"}', '$.a' RETURNING INT DEFAULT 0 ON EMPTY DEFAULT 7 ON ERROR), JSON_VALUE('{"a":null}', '$.a' DEFAULT 'no' ON EMPTY);
--> 0 | 7 | NULL
SELECT JSON_VALUE('{"a":"x"}', '$.a' RETURNING INT ERROR ON ERROR);
--> error 22018 x
SELECT JSON_QUERY('{"a":[1,2]}', '$.a[*]' ERROR ON ERROR);
--> error 22034 WITH WRAPPER
SELECT JSON_QUERY('{"a":1}', '$.b' EMPTY OBJECT ON EMPTY), JSON_QUERY('{"a":1}', 'strict $.b' EMPTY ARRAY ON ERROR), JSON_QUERY('{"a":1}', '$.b' DEFAULT '"d"' ON EMPTY);
--> {} | [] | "d"
SELECT JSON_QUERY('{"a":1}', '$.a' WITH UNCONDITIONAL ARRAY WRAPPER), JSON_QUERY('{"a":1}', '$.a' WITH CONDITIONAL WRAPPER), JSON_QUERY('{"a":"t"}', '$.a' RETURNING VARCHAR(10) OMIT QUOTES), JSON_QUERY('{"a":"t"}', '$.a' RETURNING VARCHAR(10) KEEP QUOTES);
--> [1] | 1 | t | "t"
SELECT JSON_VALUE(NULL, '$.a'), JSON_QUERY(CAST(NULL AS JSON), '$'), JSON_EXISTS(CAST(NULL AS JSON), '$');
--> NULL | NULL | NULL
-- errors of paths
SELECT JSON_EXISTS('{"a":1}', '$ ? (@.a == $x)');
--> error 42704 PASSING
SELECT JSON_EXISTS('{"a":1}', '$.a ? (@ > 1');
--> error 22023 ends where ')' belongs
SELECT JSON_VALUE('{"a":1}', '$.a.nothing()');
--> error 22023 unknown method
SELECT JSON_VALUE('{"a":1}', '$.a / 0' ERROR ON ERROR);
--> error 22012
SELECT JSON_VALUE('{"a":"z"}', '$.a + 1' ERROR ON ERROR);
--> error 22038 left side
SELECT JSON_VALUE('{"a":"z"}', '$.a.double()' ERROR ON ERROR);
--> error 22036 .double()
SELECT JSON_VALUE('{"a":1}', '$.a.keyvalue()' ERROR ON ERROR);
--> error 2203C object
SELECT JSON_VALUE('{"a":1}', 'strict $.a.size()' ERROR ON ERROR);
--> error 22039 array
SELECT JSON_VALUE('{"a":1}', '$[last + 1 = 2]');
--> error 22023
SELECT JSON_VALUE('{"a":1}', 'last' ERROR ON ERROR);
--> error 22023 brackets
-- in tables, views and JSON_TABLE
CREATE TABLE j (id INT PRIMARY KEY, d JSON);
--> ok
INSERT INTO j VALUES (1, '{"a":1,"n":"x"}'), (2, '{"a":20}'), (3, NULL);
--> changed 3
SELECT id, JSON_VALUE(d, '$.a' RETURNING BIGINT) AS a FROM j WHERE JSON_EXISTS(d, '$ ? (@.a > $low && @.a < $high)' PASSING 5 AS low, id * 100 AS high);
--> 2 | 20
CREATE VIEW vj AS SELECT id, JSON_VALUE(d, '$.n' RETURNING VARCHAR(5) DEFAULT 'none' ON EMPTY) AS n, JSON_QUERY(d, '$.a' WITH WRAPPER) AS q FROM j WHERE JSON_EXISTS(d, '$ ? (@.a > $y)' PASSING 0 AS y);
--> ok
SELECT * FROM vj ORDER BY id;
--> 1 | x | [1]
--> 2 | none | [20]
SELECT v, u FROM JSON_TABLE('[{"v":1},{"v":5}]', '$[*] ? (@.v > $low)' PASSING 2 AS low COLUMNS (v INT PATH '$.v', u INT PATH '$.v * $low')) t;
--> 5 | 10
SELECT j.id, t.v FROM j, JSON_TABLE(j.d, '$ ? (@.a >= $i)' AS p PASSING j.id AS i COLUMNS (v INT PATH '$.a')) t ORDER BY j.id;
--> 1 | 1
--> 2 | 20
SELECT v FROM JSON_TABLE('[1]', '$[*] + $z' COLUMNS (v INT PATH '$')) t;
--> error 42704 $z
SELECT '{"a":[1,2,3]}'::JSON -> '$.a[*] ? (@ > 1)';
--> 2
SELECT X'-1';
--> error 42601 X'-1'
SELECT X'0g';
--> error 42601
SELECT X'0fA9';
--> 0fa9
