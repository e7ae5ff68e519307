-- Expected values are those that PostgreSQL's manual gives for these functions.
SELECT STRING_TO_ARRAY('xx~~yy~~zz', '~~', 'yy'), ARRAY_POSITION(ARRAY['sun', 'mon', 'tue'], 'mon'), ARRAY_REMOVE(ARRAY[1, 2, 3, 2], 2);
--> [xx, NULL, zz] | 2 | [1, 3]
SELECT ARRAY_REPLACE(ARRAY[1, 2, 5, 4], 5, 3), ARRAY_PREPEND(1, ARRAY[2, 3]), ARRAY_POSITION(ARRAY[1], 2);
--> [1, 2, 3, 4] | [1, 2, 3] | NULL
SELECT REGEXP_SPLIT_TO_ARRAY('hello world', '\s+'), REGEXP_MATCH('foobarbequebaz', '(bar)(beque)'), REGEXP_COUNT('123456789012', '\d\d\d');
--> [hello, world] | [bar, beque] | 4
SELECT FORMAT('Hello %s, %1', 'World');
--> error 22023 %1
SELECT FORMAT('INSERT INTO %I VALUES (%L)', 'locations', 'O''Reilly'), QUOTE_LITERAL('O''Reilly');
--> INSERT INTO "locations" VALUES ('O''Reilly') | 'O''Reilly'
SELECT DIV(9, 4), DIV(-9, 4), WIDTH_BUCKET(5.35, 0.024, 10.06, 5), TO_HEX(2147483647);
--> 2 | -2 | 3 | 7fffffff
SELECT DIV(1, 0);
--> error 22012
SELECT ENCODE(X'0aff', 'hex'), ENCODE(X'0aff', 'base64'), ENCODE(X'0a', 'rot13');
--> error 22023 rot13
SELECT ENCODE(DECODE('CgE=', 'base64'), 'hex'), ENCODE(UNHEX('6162'), 'hex');
--> 0a01 | 6162
SELECT UNHEX('xyz');
--> error 22023 xyz
