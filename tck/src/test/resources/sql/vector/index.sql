-- peers: none: peers have no VECTOR type; expected rows by hand
CREATE TABLE d (id INT PRIMARY KEY, g INT, v VECTOR(3), w VECTOR(2));
--> ok
INSERT INTO d VALUES (1, 0, '[1,0,0]', '[1,1]'), (2, 0, '[0,1,0]', '[2,1]'), (3, 1, '[0,0,1]', '[3,1]'), (4, 1, '[1,1,0]', NULL);
--> changed 4
CREATE VECTOR INDEX d_l2 ON d(v) INCLUDE (g) WITH (metric = 'l2', m = 8, ef_construction = 50, ef_search = 40);
--> ok
CREATE VECTOR INDEX d_cos ON d(v) WITH (metric = 'cosine', quantization = 'int8', rescore = 3);
--> ok
CREATE VECTOR INDEX d_bit ON d(v) WITH (metric = 'dot', quantization = 'bit1', rescore = 'auto');
--> ok
CREATE VECTOR INDEX d_pq ON d(w) WITH (metric = 'l2', quantization = 'pq', pq_subvectors = 2, pq_bits = 4);
--> ok
SELECT id FROM d ORDER BY v <-> '[1,0.1,0]' LIMIT 2;
--> 1
--> 4
SELECT id FROM d ORDER BY v <=> '[1,0.1,0]' LIMIT 2;
--> 1
--> 4
SELECT id FROM d ORDER BY v <#> '[1,0.5,0]' LIMIT 1;
--> 4
SELECT id FROM d ORDER BY w <-> '[3,0]' LIMIT 2;
--> 3
--> 2
SELECT index_name, table_name, column_name, metric, quantization, dimensions, row_count FROM SYS.VECTOR_INDEXES ORDER BY index_name;
--> D_BIT | D | V | dot | bit1 | 3 | 4
--> D_COS | D | V | cosine | int8 | 3 | 4
--> D_L2 | D | V | l2 | none | 3 | 4
--> D_PQ | D | W | l2 | pq | 2 | 3
SELECT COUNT(*) FROM SYS.VECTOR_KERNELS WHERE description IS NOT NULL;
--> 1
ALTER INDEX d_l2 SET (ef_search = 100);
--> ok
ALTER INDEX d_l2 SET (metric = 'cosine', quantization = 'int4');
--> ok
SELECT metric, quantization FROM SYS.VECTOR_INDEXES WHERE index_name = 'D_L2';
--> cosine | int4
SELECT id FROM d ORDER BY v <=> '[0,0.1,1]' LIMIT 1;
--> 3
ALTER INDEX d_l2 SET (m = 1000);
--> error 42611 1000
ALTER INDEX d_l2 SET (colour = 'red');
--> error 22023 colour
ALTER INDEX nope SET (m = 4);
--> error 42704
CREATE INDEX d_g ON d(g);
--> ok
ALTER INDEX d_g SET (m = 4);
--> error 42809
ALTER INDEX d_l2 RENAME TO d_new;
--> ok
REINDEX INDEX d_new;
--> ok
REINDEX TABLE d;
--> ok
REINDEX INDEX d_g;
--> ok
UPDATE d SET v = '[0,0,2]' WHERE id = 1;
--> changed 1
SELECT id FROM d ORDER BY v <=> '[0,0.1,1]', id LIMIT 2;
--> 1
--> 3
CREATE VECTOR INDEX x ON d(v) WITH (metric = 'manhattan');
--> error 42611 manhattan
CREATE VECTOR INDEX x ON d(v) WITH (m = 1);
--> error 42611 2 to 256
CREATE VECTOR INDEX x ON d(v) WITH (m = 'many');
--> error 42611 whole number
CREATE VECTOR INDEX x ON d(v) WITH (ef_construction = 100000);
--> error 42611 3200
CREATE VECTOR INDEX x ON d(v) WITH (ef_search = -1);
--> error 42611 ef_search
CREATE VECTOR INDEX x ON d(v) WITH (quantization = 'int7');
--> error 42611 int7
CREATE VECTOR INDEX x ON d(v) WITH (rescore = 0.5);
--> error 42611 rescore
CREATE VECTOR INDEX x ON d(v) WITH (pq_subvectors = 2);
--> error 42611 pq
CREATE VECTOR INDEX x ON d(v) WITH (quantization = 'pq', pq_subvectors = 4);
--> error 42611 1 to 3
CREATE VECTOR INDEX x ON d(v) WITH (quantization = 'int8', pq_bits = 4);
--> error 42611 pq
CREATE VECTOR INDEX x ON d(v) WITH (quantization = 'pq', pq_bits = 6);
--> error 42611 4 and 8
CREATE VECTOR INDEX x ON d(v, w);
--> error 42601
CREATE VECTOR INDEX x ON d(v) INCLUDE (nope);
--> error 42703
CREATE VECTOR INDEX d_cos ON d(v);
--> error 42710
CREATE VECTOR INDEX IF NOT EXISTS d_cos ON d(v);
--> ok
SELECT index_name, sample, k, recall, path FROM VECTOR_INDEX_ACCURACY('d_new', sample => 100, k => 2);
--> D_NEW | 4 | 2 | 1 | EXACT_SCAN
SELECT recall FROM VECTOR_INDEX_ACCURACY('d_nope');
--> error 42704 d_nope
SELECT recall FROM VECTOR_INDEX_ACCURACY('d_new', k => 0);
--> error 22023 1 to 1000
DROP INDEX d_new, d_bit;
--> ok
SELECT COUNT(*) FROM SYS.VECTOR_INDEXES;
--> 2
CREATE TABLE one (id INT PRIMARY KEY, v VECTOR(1));
--> ok
CREATE VECTOR INDEX one_v ON one(v) WITH (metric = 'l2', quantization = 'bit1');
--> ok
INSERT INTO one VALUES (1, '[1]'), (2, '[5]');
--> changed 2
SELECT id FROM one ORDER BY v <-> '[4]' LIMIT 1;
--> 2
CREATE TABLE many (id INT PRIMARY KEY, v VECTOR(16384));
--> ok
CREATE VECTOR INDEX many_v ON many(v);
--> ok
CREATE TABLE too_many (v VECTOR(16385));
--> error 42611 16384
SELECT v.id FROM VECTOR_SEARCH(TABLE d, DESCRIPTOR(v), '[1,0,0]', 2, MAP['ef', '0']) AS v;
--> error 22023 ef
SELECT v.id FROM VECTOR_SEARCH(TABLE d, DESCRIPTOR(v), '[1,0,0]', 2, MAP['exact', 'perhaps']) AS v;
--> error 22023 exact
SELECT v.id FROM VECTOR_SEARCH(TABLE d, DESCRIPTOR(v), '[1,0,0]', 2, MAP['colour', 'red']) AS v;
--> error 22023 colour
SELECT v.id FROM VECTOR_SEARCH(TABLE d, DESCRIPTOR(v), '[1,0]', 2) AS v;
--> error 22V01
SELECT v.id FROM VECTOR_SEARCH(DATA => TABLE d, COL => DESCRIPTOR(v), QUERY => '[0,1,0]', TOP_K => 2, OPTIONS => MAP['ef', '50', 'exact', 'never', 'metric', 'cosine']) AS v ORDER BY v.distance;
--> 2
--> 4
SELECT v.id FROM VECTOR_SEARCH(SEARCH_TABLE => TABLE d, COLUMN_TO_SEARCH => DESCRIPTOR(v), COLUMN_TO_QUERY => '[0,1,0]', TOP_K => 4, CONFIG => MAP['max_distance', '0.5', 'metric', 'cosine']) AS v ORDER BY v.distance;
--> 2
--> 4
