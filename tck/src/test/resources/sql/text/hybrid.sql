-- peers: none: peers have no hybrid search; expected ranks by hand, rrf = 1/(60+rank) for each list
CREATE TABLE doc (id INT PRIMARY KEY, lang VARCHAR(2), body VARCHAR(1000), emb VECTOR(2));
--> ok
INSERT INTO doc VALUES (1, 'en', 'alpha alpha alpha', '[0,1]'), (2, 'en', 'alpha alpha beta', '[1,0]'), (3, 'de', 'alpha beta beta', '[0.9,0.1]'), (4, 'de', 'gamma', '[0.8,0.6]'), (5, 'en', 'alpha delta delta', NULL);
--> changed 5
CREATE TEXT INDEX doc_txt ON doc(body);
--> ok
CREATE VECTOR INDEX doc_emb ON doc(emb) WITH (metric = 'cosine');
--> ok
SELECT h.id, h.text_rank, h.vector_rank, ROUND(h.score, 5) FROM HYBRID_SEARCH(TABLE doc, TEXT => DESCRIPTOR(body), VECTOR => DESCRIPTOR(emb), QUERY_TEXT => 'alpha', QUERY_VECTOR => VECTOR '[1,0]', TOP_K => 10) AS h ORDER BY h.score DESC;
--> 2 | 2 | 1 | 0.03252
--> 1 | 1 | 4 | 0.03202
--> 3 | 3 | 2 | 0.032
--> 4 | NULL | 3 | 0.01587
--> 5 | 4 | NULL | 0.01563
SELECT h.id FROM HYBRID_SEARCH(TABLE doc, DESCRIPTOR(body), DESCRIPTOR(emb), 'alpha', '[1,0]', 2) AS h ORDER BY h.score DESC;
--> 2
--> 1
SELECT h.id, h.text_rank, h.vector_rank FROM HYBRID_SEARCH((SELECT * FROM doc WHERE lang = 'de'), DESCRIPTOR(body), DESCRIPTOR(emb), 'alpha', '[1,0]', 5) AS h ORDER BY h.score DESC;
--> 3 | 1 | 1
--> 4 | NULL | 2
SELECT h.id, ROUND(h.score, 4), ROUND(h.vector_score, 4) FROM HYBRID_SEARCH(TABLE doc, DESCRIPTOR(body), DESCRIPTOR(emb), 'gamma', '[1,0]', 3, MAP['fusion', 'weighted', 'text_weight', '3', 'vector_weight', '1']) AS h ORDER BY h.score DESC;
--> 4 | 3.9 | 0.9
--> 2 | 1 | 1
--> 3 | 0.9969 | 0.9969
SELECT h.id FROM HYBRID_SEARCH(TABLE doc, DESCRIPTOR(body), DESCRIPTOR(emb), 'gamma', '[0,1]', 2, MAP['rrf_k', '1', 'vector_weight', '0.1']) AS h ORDER BY h.score DESC;
--> 4
--> 1
SELECT h.id, h.text_score IS NULL, TEXT_HIGHLIGHT(h.body) FROM HYBRID_SEARCH(TABLE doc, DESCRIPTOR(body), DESCRIPTOR(emb), 'beta', '[0,1]', 2) AS h ORDER BY h.score DESC;
--> 3 | false | alpha <b>beta</b> <b>beta</b>
--> 2 | false | alpha alpha <b>beta</b>
SELECT h.id FROM HYBRID_SEARCH(TABLE doc, DESCRIPTOR(body), DESCRIPTOR(emb), CAST(NULL AS VARCHAR(10)), '[0,1]', 1) AS h;
--> 1
SELECT h.id FROM HYBRID_SEARCH(TABLE doc, DESCRIPTOR(body), DESCRIPTOR(emb), 'alpha', '[0,1]', 2, MAP['fusion', 'best']) AS h;
--> error 22023 best
SELECT h.id FROM HYBRID_SEARCH(TABLE doc, DESCRIPTOR(body), DESCRIPTOR(emb), 'alpha', '[0,1]', 2, MAP['window', '0']) AS h;
--> error 22023 window
SELECT h.id FROM HYBRID_SEARCH(TABLE doc, DESCRIPTOR(body), DESCRIPTOR(emb), 'alpha', '[0,1,2]', 2) AS h;
--> error 22V01 2
