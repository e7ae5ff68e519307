-- Expected texts of numbers are those of the table of examples of to_char in PostgreSQL's manual.
-- Brackets show the blanks.
SELECT '[' || TO_CHAR(485,'999') || ']';
--> [ 485]
SELECT '[' || TO_CHAR(-485,'999') || ']';
--> [-485]
SELECT '[' || TO_CHAR(485,'9 9 9') || ']';
--> [ 4 8 5]
SELECT '[' || TO_CHAR(1485,'9,999') || ']';
--> [ 1,485]
SELECT '[' || TO_CHAR(1485,'9G999') || ']';
--> [ 1,485]
SELECT '[' || TO_CHAR(148.5,'999.999') || ']';
--> [ 148.500]
SELECT '[' || TO_CHAR(148.5,'FM999.999') || ']';
--> [148.5]
SELECT '[' || TO_CHAR(148.5,'FM999.990') || ']';
--> [148.500]
SELECT '[' || TO_CHAR(148.5,'999D999') || ']';
--> [ 148.500]
SELECT '[' || TO_CHAR(3148.5,'9G999D999') || ']';
--> [ 3,148.500]
SELECT '[' || TO_CHAR(-485,'999S') || ']';
--> [485-]
SELECT '[' || TO_CHAR(-485,'999MI') || ']';
--> [485-]
SELECT '[' || TO_CHAR(485,'999MI') || ']';
--> [485 ]
SELECT '[' || TO_CHAR(485,'FM999MI') || ']';
--> [485]
SELECT '[' || TO_CHAR(-485,'999PR') || ']';
--> [<485>]
SELECT '[' || TO_CHAR(485,'"Good number:"999') || ']';
--> [Good number: 485]
SELECT '[' || TO_CHAR(-0.1,'99.99') || ']';
--> [  -.10]
SELECT '[' || TO_CHAR(-0.1,'FM9.99') || ']';
--> [-.1]
SELECT '[' || TO_CHAR(0.1,'0.9') || ']';
--> [ 0.1]
SELECT '[' || TO_CHAR(12,'9990999.9') || ']';
--> [    0012.0]
SELECT '[' || TO_CHAR(12,'FM9990999.9') || ']';
--> [0012.]
SELECT '[' || TO_CHAR(485,'FMS999') || ']';
--> [+485]
SELECT '[' || TO_CHAR(12345,'999') || ']';
--> [ ###]
SELECT '[' || TO_CHAR(TIMESTAMP '2024-02-09 13:05:06.25', 'YYYY-MM-DD HH24:MI:SS.MS') || ']';
--> [2024-02-09 13:05:06.250]
SELECT '[' || TO_CHAR(TIMESTAMP '2024-02-09 13:05:06.25', 'Dy DD Mon YY') || ']';
--> [Fri 09 Feb 24]
SELECT '[' || TO_CHAR(TIMESTAMP '2024-02-09 13:05:06.25', 'FMDay, FMDD FMMonth') || ']';
--> [Friday, 9 February]
SELECT '[' || TO_CHAR(TIMESTAMP '2024-02-09 13:05:06.25', 'DAY|') || ']';
--> [FRIDAY   |]
SELECT '[' || TO_CHAR(TIMESTAMP '2024-02-09 13:05:06.25', 'HH12:MI AM') || ']';
--> [01:05 PM]
SELECT '[' || TO_CHAR(TIMESTAMP '2024-02-09 13:05:06.25', 'hh:mi am') || ']';
--> [01:05 pm]
SELECT '[' || TO_CHAR(TIMESTAMP '2024-02-09 13:05:06.25', 'Q DDD D J') || ']';
--> [1 040 6 2460350]
SELECT '[' || TO_CHAR(TIMESTAMP '2024-02-09 13:05:06.25', 'US FF3 SSSS') || ']';
--> [250000 250 47106]
SELECT '[' || TO_CHAR(TIMESTAMP '2024-02-09 13:05:06.25', '"year" IYYY-"W"IW') || ']';
--> [year 2024-W06]
SELECT '[' || TO_CHAR(TIMESTAMP '2024-02-09 13:05:06.25', 'YYYY"T"MM') || ']';
--> [2024T02]
SELECT TO_DATE('09 Feb 2024', 'DD Mon YYYY'), TO_DATE('20240209', 'YYYYMMDD'), TO_DATE('40/24', 'DDD/YY');
--> 2024-02-09 | 2024-02-09 | 2024-02-09
SELECT TO_TIMESTAMP('2024-02-09 01:05:06 PM', 'YYYY-MM-DD HH12:MI:SS AM'), TO_NUMBER('1,234.50-', '9,999.99S') = -1234.5;
--> 2024-02-09T13:05:06 | true
SELECT TO_DATE('2024-13-01', 'YYYY-MM-DD');
--> error 22007 2024-13-01
SELECT TO_DATE('x', 'YYYY');
--> error 22007 YYYY
SELECT TO_CHAR(1, '9x9');
--> error 22023 9x9
SELECT TO_CHAR(DATE '2024-02-09', 'YYYY bb');
--> error 22023 bb
SELECT TO_NUMBER('twelve', '99');
--> error 22018 twelve
