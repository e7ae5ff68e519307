-- peers: duckdb
CREATE TABLE t (a INT, b INT);
--> ok
INSERT INTO t VALUES (1, 5), (2, 3), (3, 9), (4, NULL);
--> changed 4
SELECT ARG_MIN(a, b), ARG_MAX(a, b), MIN_BY(a, b), MAX_BY(a, b) FROM t;
--> 2 | 3 | 2 | 3
SELECT b > 4 AS big, ARG_MAX(a, b) FROM t WHERE b IS NOT NULL GROUP BY b > 4 ORDER BY 1;
--> false | 2
--> true | 3
SELECT ARG_MAX(a, b) FROM t WHERE a = 4;
--> NULL
SELECT MD5('x'), SHA256('x');
--> 9dd4e461268c8034f5c8564e155c67a6 | 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881
SELECT HEX('abc'), TO_BASE64(CAST('abc' AS BLOB));
--> 616263 | YWJj
SELECT IFNULL(NULL, 'x'), IF(1 = 1, 'a', 'b');
--> x | a
SELECT LEVENSHTEIN('kitten', 'sitting'), LCM(4, 6), BIT_COUNT(CAST(7 AS BIGINT));
--> 3 | 12 | 3
SELECT LEN('abc'), LIST_CONTAINS(ARRAY[1, 2], 2), LIST_CONTAINS(ARRAY[1, 2], 3);
--> 3 | true | false
SELECT MAKE_TIMESTAMP(2024, 2, 9, 13, 5, 6.25);
--> 2024-02-09T13:05:06.250
