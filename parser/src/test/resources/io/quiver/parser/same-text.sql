-- Printed alike twice, but the trees differ: parameters are numbered in the order of the text, escapes and sample rates are rewritten.
SELECT a FROM t LIMIT ? OFFSET ?;
SELECT {fn UCASE('a')}, {d '2020-01-01'}, {ts '2020-01-01 00:00:00'};
SELECT * FROM t TABLESAMPLE BERNOULLI (10);
