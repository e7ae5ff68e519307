-- peers: none: peers have no VECTOR type; expected rows by hand
CREATE TABLE doc (id INT PRIMARY KEY, lang VARCHAR(2), emb VECTOR(2));
--> ok
INSERT INTO doc VALUES (1, 'en', '[1,0]'), (2, 'en', '[0,1]'), (3, 'de', '[1,1]'), (4, 'de', '[-1,0]'), (5, 'en', NULL), (6, 'en', ARRAY[2, 0]);
--> changed 6
SELECT id, emb FROM doc WHERE id <= 3 ORDER BY id;
--> 1 | [1, 0]
--> 2 | [0, 1]
--> 3 | [1, 1]
SELECT id, cosine_distance(emb, VECTOR '[1,0]') FROM doc ORDER BY id;
--> 1 | 0
--> 2 | 1
--> 3 | 0.292893219
--> 4 | 2
--> 5 | NULL
--> 6 | 0
SELECT id, l2_distance(emb, '[1,0]') FROM doc WHERE id IN (2, 6) ORDER BY id;
--> 2 | 1.41421356
--> 6 | 1
SELECT id, l2_squared_distance(emb, '[1,0]'), inner_product(emb, '[1,0]'), negative_inner_product(emb, '[1,0]'), l1_distance(emb, '[1,0]') FROM doc WHERE id = 3;
--> 3 | 1 | 1 | -1 | 1
SELECT id, emb <-> '[1,0]', emb <=> '[0,1]', emb <#> '[1,0]', emb <+> '[1,0]' FROM doc WHERE id = 2;
--> 2 | 1.41421356 | 0 | 0 | 2
SELECT vector_dims(emb), vector_norm(emb) FROM doc WHERE id = 6;
--> 2 | 2
SELECT l2_normalize(emb), subvector(emb, 1, 1) FROM doc WHERE id = 6;
--> [1, 0] | [2]
SELECT id FROM doc ORDER BY l2_distance(emb, '[1,0]'), id LIMIT 3;
--> 1
--> 3
--> 6
SELECT v.id, v.distance FROM VECTOR_SEARCH(TABLE doc, DESCRIPTOR(emb), VECTOR '[0,1]', 2) AS v ORDER BY v.distance;
--> 2 | 0
--> 3 | 0.292893219
SELECT v.id FROM VECTOR_SEARCH((SELECT * FROM doc WHERE lang = 'de'), DESCRIPTOR(emb), VECTOR '[1,0]', 5) AS v ORDER BY v.distance;
--> 3
--> 4
CREATE VECTOR INDEX doc_emb ON doc(emb) WITH (metric = 'l2', m = 8, ef_construction = 50);
--> ok
SELECT v.id, v.distance FROM VECTOR_SEARCH(TABLE doc, DESCRIPTOR(emb), VECTOR '[1,0]', 3) AS v ORDER BY v.distance, v.id;
--> 1 | 0
--> 3 | 1
--> 6 | 1
SELECT id FROM doc WHERE lang = 'en' ORDER BY l2_distance(emb, '[0,0.9]') LIMIT 1;
--> 2
SELECT id FROM doc WHERE lang = 'de' ORDER BY l2_distance(emb, '[1,0]') LIMIT 10;
--> 3
--> 4
UPDATE doc SET emb = '[5,5]' WHERE id = 2;
--> changed 1
DELETE FROM doc WHERE id = 3;
--> changed 1
SELECT id FROM doc ORDER BY l2_distance(emb, '[5,4]') LIMIT 2;
--> 2
--> 6
INSERT INTO doc VALUES (7, 'fr', '[5,4]');
--> changed 1
SELECT id FROM doc ORDER BY l2_distance(emb, '[5,4]') LIMIT 2;
--> 7
--> 2
SELECT q.id, v.id FROM doc q, LATERAL TABLE(VECTOR_SEARCH(TABLE doc, DESCRIPTOR(emb), q.emb, 1)) AS v WHERE q.id IN (1, 7) ORDER BY q.id;
--> 1 | 1
--> 7 | 7
SELECT id FROM doc WHERE l2_distance(emb, '[5,5]') < 1.5 ORDER BY id;
--> 2
--> 7
INSERT INTO doc VALUES (8, 'en', '[1,2,3]');
--> error 22V01 2
INSERT INTO doc VALUES (8, 'en', '[1,NaN]');
--> error 22V02
INSERT INTO doc VALUES (8, 'en', 'abc');
--> error 22
SELECT cosine_distance(emb, '[1,2,3]') FROM doc WHERE id = 1;
--> error 22V01
SELECT v.id FROM VECTOR_SEARCH(TABLE doc, DESCRIPTOR(lang), VECTOR '[1,0]', 2) AS v;
--> error 42804 lang
SELECT v.id FROM VECTOR_SEARCH(TABLE doc, DESCRIPTOR(emb), VECTOR '[1,0]', 0) AS v;
--> error 22
CREATE TABLE bad (v VECTOR(0));
--> error 42611 16384
CREATE VECTOR INDEX x ON doc(lang);
--> error 42
DROP INDEX doc_emb;
--> ok
SELECT id FROM doc ORDER BY l2_distance(emb, '[5,4]') LIMIT 1;
--> 7
