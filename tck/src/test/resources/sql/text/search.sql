-- peers: none: peers have no text search like this; expected scores computed from the formula of BM25 outside
CREATE TABLE doc (id INT PRIMARY KEY, lang VARCHAR(2), title VARCHAR(100), body VARCHAR(1000), emb VECTOR(2));
--> ok
INSERT INTO doc VALUES (1, 'en', 'Graph databases', 'A graph database stores nodes and edges', '[1,0]'), (2, 'en', 'Vector search', 'Nearest neighbours of a vector in a graph index', '[0,1]'), (3, 'de', 'Full text search', 'Words, phrases and prefixes: search finds texts', '[0.6,0.8]'), (4, 'de', 'Cooking', 'Boil water, add pasta and salt; search for salt', '[-1,0]'), (5, 'en', NULL, 'An empty title, no graph here', NULL);
--> changed 5
SELECT id, ROUND(score, 4) FROM TEXT_SEARCH(TABLE doc, DESCRIPTOR(body), 'search', 10) ORDER BY score DESC;
--> 3 | 0.4112
--> 4 | 0.3701
CREATE TEXT INDEX doc_txt ON doc(title, body) WITH (boosts = 'title^2');
--> ok
SELECT t.id, ROUND(t.score, 4) FROM TEXT_SEARCH(TABLE doc, DESCRIPTOR(title, body), 'search graph', 10) AS t ORDER BY t.score DESC;
--> 1 | 1.3477
--> 3 | 0.9344
--> 2 | 0.858
--> 4 | 0.3701
--> 5 | 0.2681
SELECT t.id FROM TEXT_SEARCH(TABLE doc, DESCRIPTOR(title, body), 'search graph', 2) AS t ORDER BY t.score DESC;
--> 1
--> 3
SELECT id, ROUND(TEXT_SCORE(), 4) FROM doc WHERE TEXT_MATCH(doc, 'graph') ORDER BY TEXT_SCORE() DESC LIMIT 2;
--> 1 | 1.3477
--> 5 | 0.2681
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'search AND graph') ORDER BY id;
--> 2
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'graph -vector') ORDER BY id;
--> 1
--> 5
SELECT id FROM doc WHERE TEXT_MATCH(doc, '+graph NOT (title:vector OR empty)') ORDER BY id;
--> 1
SELECT id FROM doc WHERE TEXT_MATCH(doc, '"graph database"') ORDER BY id;
--> 1
SELECT id FROM doc WHERE TEXT_MATCH(doc, '"stores edges"~2') ORDER BY id;
--> 1
SELECT id FROM doc WHERE TEXT_MATCH(doc, '"stores edges"~1') ORDER BY id;
--> empty
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'data* cook*') ORDER BY id;
--> 1
--> 4
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'grpah~1') ORDER BY id;
--> 1
--> 2
--> 5
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'serch~ AND past~') ORDER BY id;
--> 4
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'NOT search') ORDER BY id;
--> 1
--> 5
SELECT id FROM doc WHERE TEXT_MATCH(title, 'search') ORDER BY id;
--> 2
--> 3
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'salt') OR id = 1 ORDER BY id;
--> 1
--> 4
SELECT id, TEXT_MATCH(doc, 'graph') FROM doc ORDER BY id;
--> 1 | true
--> 2 | true
--> 3 | false
--> 4 | false
--> 5 | true
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'graph search', MAP['operator', 'and']) ORDER BY id;
--> 2
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'who: "said (graph" AND', MAP['syntax', 'plain']) ORDER BY id;
--> 1
--> 2
--> 3
--> 4
--> 5
SELECT id FROM doc WHERE lang = 'en' AND TEXT_MATCH(doc, 'search graph') ORDER BY TEXT_SCORE() DESC LIMIT 2;
--> 1
--> 2
SELECT t.id FROM TEXT_SEARCH((SELECT * FROM doc WHERE lang = 'de'), DESCRIPTOR(title, body), 'search graph', 3) AS t ORDER BY t.score DESC;
--> 3
--> 4
SELECT TEXT_HIGHLIGHT(t.title), TEXT_HIGHLIGHT(t.body, '[', ']') FROM TEXT_SEARCH(TABLE doc, DESCRIPTOR(title, body), 'search "salt search"~1 find*', 10) AS t WHERE t.id IN (3, 4) ORDER BY t.id;
--> Full text <b>search</b> | Words, phrases and prefixes: [search] [finds] texts
--> Cooking | Boil water, add pasta and [salt; search] for salt
SELECT TEXT_HIGHLIGHT(body, '[', ']', 20) FROM doc WHERE TEXT_MATCH(doc, 'pasta');
--> ...add [pasta] and salt;...
SELECT * FROM doc WHERE TEXT_MATCH(doc, 'pasta') AND TEXT_SCORE() > 0;
--> 4 | de | Cooking | Boil water, add pasta and salt; search for salt | [-1, 0]
SELECT COUNT(*), ROUND(MAX(score), 4) FROM TEXT_SEARCH(TABLE doc, DESCRIPTOR(title, body), 'search', 10);
--> 3 | 0.9344
SELECT id FROM doc WHERE TEXT_MATCH(doc, '') OR TEXT_MATCH(doc, '- , .') OR TEXT_MATCH(doc, CAST(NULL AS VARCHAR(1)));
--> empty
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'graph )');
--> error 22023 character 7
SELECT id FROM doc WHERE TEXT_MATCH(doc, '(graph');
--> error 22023 character 1
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'graph "open');
--> error 22023 character 7
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'graph AND');
--> error 22023 character 7
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'nothing:graph');
--> error 22023 character 1
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'graph~9');
--> error 22023 character 7
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'gr*ph');
--> error 22023 character 3
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'graph^x');
--> error 22023 character 7
SELECT id FROM TEXT_SEARCH(TABLE doc, DESCRIPTOR(title), 'graph', 1, MAP['analyser', 'english']);
--> error 22023 analyser
SELECT id, TEXT_SCORE() FROM doc;
--> error 42000 TEXT_SCORE
CREATE TEXT INDEX wrong ON doc(id);
--> error 42809 INTEGER
CREATE TEXT INDEX wrong ON doc(title) WITH (analyzer = 'englisch');
--> error 22023 englisch
CREATE TEXT INDEX wrong ON doc(title) WITH (b = 2);
--> error 42611 b is 2
DELETE FROM doc WHERE TEXT_MATCH(doc, 'phrases');
--> changed 1
INSERT INTO doc VALUES (6, 'en', 'Graph search', 'search the graph', NULL);
--> changed 1
SELECT id, ROUND(score, 4) FROM TEXT_SEARCH(TABLE doc, DESCRIPTOR(title, body), 'search', 10) ORDER BY score DESC;
--> 6 | 1.1112
--> 2 | 0.5953
--> 4 | 0.3514
UPDATE doc SET body = 'Boil eggs' WHERE id = 4;
--> changed 1
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'eggs OR pasta');
--> 4
SET AUTOCOMMIT FALSE;
--> ok
INSERT INTO doc VALUES (7, 'en', 'Uncommitted', 'only mine', NULL);
--> changed 1
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'uncommitted');
--> 7
SELECT t.id FROM TEXT_SEARCH(TABLE doc, DESCRIPTOR(title), 'uncommitted', 5) AS t;
--> 7
ROLLBACK;
--> ok
SET AUTOCOMMIT TRUE;
--> ok
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'uncommitted');
--> empty
REINDEX INDEX doc_txt;
--> ok
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'eggs');
--> 4
DROP INDEX doc_txt;
--> ok
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'eggs');
--> error 42704 CREATE TEXT INDEX
CREATE TEXT INDEX doc_en ON doc(body) WITH (analyzer = 'english');
--> ok
SELECT id FROM doc WHERE TEXT_MATCH(doc, 'the boiling egg');
--> 4
SELECT d.id, q.word FROM doc AS d JOIN (VALUES ('eggs'), ('vectors')) AS q(word) ON TEXT_MATCH(d.body, q.word) ORDER BY d.id;
--> 2 | vectors
--> 4 | eggs
SELECT q.word, t.id FROM (VALUES ('eggs'), ('vectors')) AS q(word), LATERAL TEXT_SEARCH(TABLE doc, DESCRIPTOR(body), q.word, 3) AS t ORDER BY t.id;
--> vectors | 2
--> eggs | 4
