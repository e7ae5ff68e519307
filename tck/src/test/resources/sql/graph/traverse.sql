-- peers: none: no peer has these functions; expected rows by hand
CREATE TABLE road (id INT PRIMARY KEY, src VARCHAR(10), dst VARCHAR(10), km DOUBLE PRECISION);
--> ok
INSERT INTO road VALUES (1, 'a', 'b', 1), (2, 'b', 'c', 1), (3, 'a', 'c', 5), (4, 'c', 'd', 1), (5, 'd', 'a', 1), (6, 'x', 'y', 1);
--> changed 6
-- 'a' is reached again over the circle, but a node comes once and the seed is at depth 0
SELECT node, depth FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a') ORDER BY depth, node;
--> b | 1
--> c | 1
--> d | 2
SELECT node, depth, parent, edge, path_nodes FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a', max_depth => 2) WHERE node = 'd';
--> d | 2 | c | 4 | [a, c, d]
SELECT node, depth FROM TABLE(TRAVERSE(TABLE road, DESCRIPTOR(src, dst), 'a')) WHERE depth = 1 ORDER BY node;
--> b | 1
--> c | 1
SELECT node, depth FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a', max_depth => 1, direction => 'IN');
--> d | 1
SELECT node, depth FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a', max_depth => 1, direction => 'ANY') ORDER BY node;
--> b | 1
--> c | 1
--> d | 1
SELECT seed, node, depth FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => (SELECT DISTINCT src FROM road WHERE src IN ('b', 'x')), max_depth => 1) ORDER BY seed, node;
--> b | c | 1
--> x | y | 1
SELECT node, depth FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a', min_depth => 0, max_depth => 0);
--> a | 0
SELECT COUNT(*) FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a', max_rows => 2);
--> 2
SELECT COUNT(*) FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'nowhere');
--> 0
SELECT node FROM TRAVERSE(edges => (SELECT src, dst FROM road WHERE km < 5), endpoints => DESCRIPTOR(src, dst), seeds => 'a', max_depth => 1);
--> b
SELECT r.km, t.node FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a', max_depth => 2) t JOIN road r ON r.id = t.edge ORDER BY t.node;
--> 1 | b
--> 5 | c
--> 1 | d
SELECT source, target, hops, cost, path_nodes FROM SHORTEST_PATH(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), source => 'a', target => 'd');
--> a | d | 2 | 2 | [a, c, d]
SELECT hops, cost, path_nodes, path_edges FROM SHORTEST_PATH(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), source => 'a', target => 'd', weight => DESCRIPTOR(km));
--> 3 | 3 | [a, b, c, d] | [1, 2, 4]
SELECT target, cost FROM SHORTEST_PATH(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), source => 'a', weight => DESCRIPTOR(km)) ORDER BY cost;
--> b | 1
--> c | 2
--> d | 3
SELECT COUNT(*) FROM SHORTEST_PATH(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), source => 'a', target => 'y');
--> 0
SELECT node, weight FROM NEIGHBORS(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a', weight => DESCRIPTOR(km)) ORDER BY node;
--> b | 1
--> c | 5
SELECT p.src, t.node FROM road p, LATERAL TABLE(TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => p.src, max_depth => 1)) t WHERE p.id = 2;
--> b | c
SELECT * FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, nothing), seeds => 'a');
--> error 42703 nothing
SELECT * FROM TRAVERSE(edges => TABLE nowhere, endpoints => DESCRIPTOR(src, dst), seeds => 'a');
--> error 42P01 nowhere
SELECT * FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a', direction => 'UP');
--> error 22023 up
SELECT * FROM TRAVERSE(graph => 'nowhere', seeds => 'a');
--> error 42704 nowhere
SELECT * FROM TRAVERSE(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a', uniqueness => 'NONE');
--> error 22023 max_depth
SELECT * FROM TRAVERS(edges => TABLE road, endpoints => DESCRIPTOR(src, dst), seeds => 'a');
--> error 42883 traverse
