-- peers: h2, duckdb
SELECT 'a' || 'b' || 'c', 'it''s', '';
--> abc | it's | ''
SELECT UPPER('abc'), LOWER('ABC'), LENGTH('hello'), CHAR_LENGTH('hi');
--> ABC | abc | 5 | 2
SELECT SUBSTRING('abcdef' FROM 2 FOR 3), SUBSTRING('abcdef', 3), SUBSTRING('abc', 1, 2);
--> bcd | cdef | ab
SELECT TRIM('  x  '), LTRIM('  x'), RTRIM('x  '), TRIM(BOTH 'x' FROM 'xxaxx');
--> x | x | x | a
SELECT POSITION('c' IN 'abc'), POSITION('z' IN 'abc');
--> 3 | 0
-- differs: h2: has no REVERSE
SELECT REPLACE('banana', 'an', 'o'), REVERSE('abc'), REPEAT('ab', 3);
--> booa | cba | ababab
SELECT LPAD('7', 3, '0'), RPAD('7', 3, '.'), LEFT('abcdef', 2), RIGHT('abcdef', 2);
--> 007 | 7.. | ab | ef
SELECT CONCAT('a', 'b', 'c'), CONCAT('a', NULL, 'c');
--> abc | ac
SELECT CONCAT_WS('-', 'a', NULL, 'b');
--> a-b
SELECT 'abc' LIKE 'a%', 'abc' LIKE '_b_', 'abc' LIKE 'b%', 'a%c' LIKE 'a\%c' ESCAPE '\';
--> true | true | false | true
SELECT 'abc' NOT LIKE 'x%', 'ABC' ILIKE 'abc';
--> true | true
SELECT 'a' < 'b', 'a' < 'B', 'abc' < 'abd', 'ab' < 'abc', '' < 'a';
--> true | false | true | true | true
SELECT ASCII('A'), CHR(65);
--> 65 | A
-- differs: duckdb: writes true in lower case
SELECT CAST(12 AS VARCHAR(10)), CAST(TRUE AS VARCHAR(5)), CAST(1.50 AS VARCHAR(10));
--> 12 | TRUE | 1.50
CREATE TABLE s (id INT PRIMARY KEY, v VARCHAR(20));
--> ok
INSERT INTO s VALUES (1, 'Zoe'), (2, 'adam'), (3, 'Émile'), (4, 'zoe'), (5, '日本'), (6, '😀'), (7, '');
--> changed 7
SELECT id FROM s WHERE v LIKE '%o%' ORDER BY id;
--> 1
--> 4
SELECT id FROM s WHERE v LIKE 'Z%';
--> 1
SELECT id FROM s WHERE UPPER(v) = 'ZOE' ORDER BY id;
--> 1
--> 4
-- differs: h2: counts UTF-16 units
SELECT CHAR_LENGTH(v) FROM s ORDER BY id;
--> 3
--> 4
--> 5
--> 3
--> 2
--> 1
--> 0
SELECT id FROM s WHERE v = '';
--> 7
-- differs: duckdb: has no INITCAP
-- differs: h2: has no INITCAP
SELECT INITCAP('hello');
--> Hello
SELECT TRANSLATE('abcabc', 'ab', 'xy');
--> xycxyc
-- differs: h2: moves the start to 1
SELECT SUBSTRING('abc' FROM 0 FOR 2);
--> a
-- differs: duckdb: only for binary strings
SELECT OCTET_LENGTH('é');
--> 2
-- differs: h2: has no OVERLAY
-- differs: duckdb: has no OVERLAY
SELECT OVERLAY('abcdef' PLACING 'XX' FROM 3 FOR 2);
--> abXXef
