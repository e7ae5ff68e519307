-- peers: none: no peer has CREATE GRAPH; expected rows by hand
CREATE GRAPH kg WITH (dimensions = 3, metric = 'cosine');
--> ok
INSERT INTO kg.nodes (id, type, data) VALUES ('ada', 'person', JSON_OBJECT('born' VALUE 1815)), ('bab', 'person', NULL), ('eng', 'machine', NULL), ('old', 'person', NULL);
--> changed 4
INSERT INTO kg.edges (from_node, to_node, type, weight) VALUES ('ada', 'bab', 'KNOWS', 1), ('bab', 'eng', 'BUILDS', 2), ('bab', 'old', 'KNOWS', 1), ('old', 'ada', 'KNOWS', 1);
--> changed 4
INSERT INTO kg.tags (node_id, tag) VALUES ('ada', 'mathematics'), ('bab', 'engineering'), ('eng', 'engineering');
--> changed 3
INSERT INTO kg.embeddings (node_id, embedding) VALUES ('ada', '[1,0,0]'), ('bab', '[0.9,0.1,0]'), ('eng', '[0,0,1]');
--> changed 3
SELECT id, from_node, to_node FROM kg.edges ORDER BY id;
--> 1 | ada | bab
--> 2 | bab | eng
--> 3 | bab | old
--> 4 | old | ada
SELECT node, depth, path_nodes FROM TRAVERSE(graph => 'kg', seeds => 'ada') ORDER BY depth, node;
--> bab | 1 | [ada, bab]
--> eng | 2 | [ada, bab, eng]
--> old | 2 | [ada, bab, old]
UPDATE kg.nodes SET deleted = TRUE WHERE id = 'old';
--> changed 1
SELECT node FROM TRAVERSE(graph => 'kg', seeds => 'ada') ORDER BY node;
--> bab
--> eng
SELECT COUNT(*) FROM TRAVERSE(graph => 'kg', seeds => 'old');
--> 0
SELECT hops, cost, path_nodes FROM SHORTEST_PATH(graph => 'kg', source => 'ada', target => 'eng', weight => DESCRIPTOR(weight));
--> 2 | 3 | [ada, bab, eng]
SELECT v.node_id FROM VECTOR_SEARCH(TABLE kg.embeddings, DESCRIPTOR(embedding), VECTOR '[1,0,0]', 2) AS v ORDER BY v.distance;
--> ada
--> bab
SELECT t.node, t.depth FROM TRAVERSE(graph => 'kg', max_depth => 2, seeds => (SELECT v.node_id FROM VECTOR_SEARCH(TABLE kg.embeddings, DESCRIPTOR(embedding), VECTOR '[1,0,0]', 1) AS v)) AS t JOIN kg.tags g ON g.node_id = t.node WHERE g.tag = 'engineering' ORDER BY t.depth, t.node;
--> bab | 1
--> eng | 2
SELECT JSON_VALUE(data, '$.born') FROM kg.nodes WHERE id = 'ada';
--> 1815
INSERT INTO kg.edges (from_node, to_node, type) VALUES ('ada', 'nobody', 'KNOWS');
--> error 23503 nobody
DELETE FROM kg.nodes WHERE id = 'bab';
--> error 23503
INSERT INTO kg.nodes (id) VALUES ('ada');
--> error 23505 ada
INSERT INTO kg.tags VALUES ('ada', 'mathematics');
--> error 23505
INSERT INTO kg.embeddings (node_id, model, embedding) VALUES ('ada', 'other', '[1,2]');
--> error 22V01 3
INSERT INTO kg.edges (from_node, to_node) VALUES ('ada', 'bab');
--> error 23502 type
CREATE GRAPH kg;
--> error 42P06 kg
DROP GRAPH kg CASCADE;
--> ok
SELECT COUNT(*) FROM kg.nodes;
--> error 3F000 kg
