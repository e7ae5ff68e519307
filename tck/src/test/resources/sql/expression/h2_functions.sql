-- peers: h2
-- functions that users of H2 know
SELECT BITNOT(5), BITNAND(6, 3), BITNOR(6, 3), BITXNOR(6, 3), BITGET(5, 0), BITGET(5, 1), BITCOUNT(255);
--> -6 | -3 | -8 | -6 | true | false | 8
SELECT LSHIFT(3, 2), RSHIFT(-8, 1), LSHIFT(3, -1), ULSHIFT(CAST(1 AS BIGINT), 63), URSHIFT(CAST(-8 AS BIGINT), 1), RSHIFT(5, 70), LSHIFT(1, 64);
--> 12 | -4 | 1 | -9223372036854775808 | 9223372036854775804 | 0 | 0
SELECT ROTATELEFT(CAST(1 AS BIGINT), 65), ROTATERIGHT(CAST(1 AS BIGINT), 1);
--> 2 | -9223372036854775808
SELECT REGEXP_LIKE('Hello World', 'W[a-z]+'), REGEXP_LIKE('abc', 'B'), REGEXP_LIKE('abc', 'B', 'i');
--> true | false | true
SELECT REGEXP_REPLACE('Hello    World', ' +', ' '), REGEXP_REPLACE('abcd', '(b)(c)', '$2$1'), REGEXP_REPLACE('aXbx', 'x', '-', 'i');
--> Hello World | acbd | a-b-
SELECT REGEXP_SUBSTR('2020-YEAR', '\d{4}'), REGEXP_SUBSTR('Oracle PL/SQL', '[a-z]+', 4), REGEXP_SUBSTR('none', '\d');
--> 2020 | cle | NULL
SELECT REGEXP_LIKE('a', '(');
--> error 22023
SELECT SOUNDEX('Robert'), SOUNDEX('Rupert'), SOUNDEX('Tymczak'), DIFFERENCE('Robert', 'Rupert');
--> R163 | R163 | T522 | 4
SELECT DAYNAME(DATE '2024-02-29'), MONTHNAME(DATE '2024-02-29'), DAY_OF_WEEK(DATE '2024-02-29'), ISO_DAY_OF_WEEK(DATE '2024-02-29'), DAY_OF_YEAR(DATE '2024-02-29'), ISO_WEEK(DATE '2024-12-31'), ISO_YEAR(DATE '2024-12-31');
--> Thursday | February | 5 | 4 | 60 | 1 | 2025
SELECT FORMATDATETIME(TIMESTAMP '2001-02-03 04:05:06', 'EEE, d MMM yyyy HH:mm:ss', 'en');
--> Sat, 3 Feb 2001 04:05:06
SELECT CAST(PARSEDATETIME('03/02/2001', 'dd/MM/yyyy') AS DATE);
--> 2001-02-03
SELECT PARSEDATETIME('x', 'dd/MM/yyyy');
--> error 22007
SELECT STRINGENCODE('tab	"q"'), STRINGDECODE('a\tb\u0041'), RAWTOHEX(X'0aff'), UTF8TOSTRING(STRINGTOUTF8('straße'));
--> tab\t\"q\" | a	bA | 0aff | straße
SELECT XMLTEXT('<a>&"'), XMLATTR('a', 'b"c'), XMLCDATA('data'), CHAR_LENGTH(XMLSTARTDOC());
--> &lt;a&gt;&amp;&quot; |  a="b&quot;c" | <![CDATA[data]]> | 22
SELECT RAWTOHEX(HASH('SHA-256', 'text'));
--> 982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1
SELECT ARRAY_CAT(ARRAY[1, 2], ARRAY[3]), ARRAY_APPEND(ARRAY[1], 5), ARRAY_SLICE(ARRAY[1, 2, 3, 4], 2, 3), TRIM_ARRAY(ARRAY[1, 2, 3], 1), ARRAY_GET(ARRAY['a', 'b'], 2);
--> [1, 2, 3] | [1, 5] | [2, 3] | [1, 2] | b
SELECT TRIM_ARRAY(ARRAY[1], 2);
--> error 22000
SELECT NVL2(NULL, 'a', 'b'), NVL2(1, 'a', 'b'), CASEWHEN(1 = 1, 'y', 'n'), DECODE(3, 1, 'one', 3, 'three', 'other'), DECODE(NULL, NULL, 'null'), DECODE(9, 1, 'one');
--> b | a | y | three | null | NULL
CREATE TABLE st (y DOUBLE PRECISION, x DOUBLE PRECISION, b INT);
--> ok
INSERT INTO st VALUES (1, 2, 12), (3, 5, 10), (4, 7, 14), (NULL, 9, 8), (8, NULL, NULL);
--> changed 5
SELECT CORR(y, x), REGR_SLOPE(y, x), REGR_INTERCEPT(y, x), REGR_R2(y, x), REGR_AVGX(y, x), REGR_AVGY(y, x), REGR_SXY(y, x) FROM st;
--> 0.997176465 | 0.605263158 | -0.157894737 | 0.994360902 | 4.66666667 | 2.66666667 | 7.66666667
SELECT BIT_AND_AGG(b), BIT_OR_AGG(b), BIT_XOR_AGG(b), BIT_NAND_AGG(b), BIT_NOR_AGG(b), MEDIAN(x) FROM st;
--> 8 | 14 | 0 | -9 | -15 | 6
CREATE SEQUENCE sq START WITH 5;
--> ok
SELECT NEXTVAL('sq');
--> 5
SELECT NEXTVAL('SQ'), CURRVAL('sq') FROM (VALUES (1)) v(a);
--> 6 | 6
