-- peers: none: no peer has these functions; expected rows by networkx 3.6.1 and, where it has no such function, by hand
CREATE TABLE e (id INT PRIMARY KEY, src INT, dst INT, w DOUBLE PRECISION);
--> ok
INSERT INTO e VALUES (1, 1, 2, 1.0), (2, 2, 3, 2.0), (3, 3, 1, 4.0), (4, 3, 4, 1.0), (5, 4, 5, 3.0), (6, 5, 6, 1.0), (7, 6, 4, 2.0), (8, 6, 7, 5.0), (9, 8, 7, 1.0), (10, 2, 5, 7.0), (11, 7, 8, 2.0), (12, 9, 10, 1.0), (13, 10, 11, 0.5), (14, 1, 3, 2.5);
--> changed 14
SELECT node, ROUND(score, 5) FROM PAGERANK(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), max_iterations => 1000, tolerance => 1e-13) ORDER BY node;
--> 1 | 0.0368
--> 2 | 0.03266
--> 3 | 0.04654
--> 4 | 0.07965
--> 5 | 0.0986
--> 6 | 0.10083
--> 7 | 0.26789
--> 8 | 0.24473
--> 9 | 0.01702
--> 10 | 0.03149
--> 11 | 0.04378
SELECT node, ROUND(score, 5) FROM PAGERANK(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), weight => DESCRIPTOR(w), max_iterations => 1000, tolerance => 1e-13) ORDER BY node;
--> 1 | 0.05536
--> 2 | 0.03046
--> 3 | 0.05639
--> 4 | 0.04658
--> 5 | 0.07676
--> 6 | 0.08226
--> 7 | 0.29345
--> 8 | 0.26645
--> 9 | 0.01702
--> 10 | 0.03149
--> 11 | 0.04378
SELECT node, ROUND(score, 5) FROM PAGERANK(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), seeds => ARRAY[1, 9], max_iterations => 1000, tolerance => 1e-13) ORDER BY node;
--> 1 | 0.14575
--> 2 | 0.06194
--> 3 | 0.08827
--> 4 | 0.06786
--> 5 | 0.08401
--> 6 | 0.07141
--> 7 | 0.10936
--> 8 | 0.09296
--> 9 | 0.10823
--> 10 | 0.092
--> 11 | 0.0782
SELECT node, ROUND(score, 5) FROM PAGERANK(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), direction => 'IN', max_iterations => 1000, tolerance => 1e-13) ORDER BY node;
--> 1 | 0.2518
--> 2 | 0.15115
--> 3 | 0.25011
--> 4 | 0.04486
--> 5 | 0.0655
--> 6 | 0.05703
--> 7 | 0.04929
--> 8 | 0.03797
--> 9 | 0.04378
--> 10 | 0.03149
--> 11 | 0.01702
SELECT node, ROUND(score, 6) FROM BETWEENNESS(edges => TABLE e, endpoints => DESCRIPTOR(src, dst)) ORDER BY node;
--> 1 | 1
--> 2 | 4
--> 3 | 3
--> 4 | 5
--> 5 | 12
--> 6 | 11
--> 7 | 6
--> 8 | 0
--> 9 | 0
--> 10 | 1
--> 11 | 0
SELECT node, ROUND(score, 6) FROM CLOSENESS(edges => TABLE e, endpoints => DESCRIPTOR(src, dst)) ORDER BY node;
--> 1 | 0.272222
--> 2 | 0.326667
--> 3 | 0.272222
--> 4 | 0.16
--> 5 | 0.2
--> 6 | 0.266667
--> 7 | 0.1
--> 8 | 0.1
--> 9 | 0.133333
--> 10 | 0.1
--> 11 | 0
SELECT node, ROUND(score, 6) FROM CLOSENESS(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), direction => 'IN') ORDER BY node;
--> 1 | 0.133333
--> 2 | 0.133333
--> 3 | 0.2
--> 4 | 0.3125
--> 5 | 0.3125
--> 6 | 0.227273
--> 7 | 0.272222
--> 8 | 0.204167
--> 9 | 0
--> 10 | 0.1
--> 11 | 0.133333
SELECT node, ROUND(score, 6) FROM CLOSENESS(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), direction => 'ANY') ORDER BY node;
--> 1 | 0.272222
--> 2 | 0.35
--> 3 | 0.35
--> 4 | 0.408333
--> 5 | 0.408333
--> 6 | 0.408333
--> 7 | 0.30625
--> 8 | 0.222727
--> 9 | 0.133333
--> 10 | 0.2
--> 11 | 0.133333
SELECT node, component FROM CONNECTED_COMPONENTS(edges => TABLE e, endpoints => DESCRIPTOR(src, dst)) ORDER BY node;
--> 1 | 1
--> 2 | 1
--> 3 | 1
--> 4 | 1
--> 5 | 1
--> 6 | 1
--> 7 | 1
--> 8 | 1
--> 9 | 9
--> 10 | 9
--> 11 | 9
SELECT node, component FROM CONNECTED_COMPONENTS(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), mode => 'STRONG') ORDER BY node;
--> 1 | 1
--> 2 | 1
--> 3 | 1
--> 4 | 4
--> 5 | 4
--> 6 | 4
--> 7 | 7
--> 8 | 7
--> 9 | 9
--> 10 | 10
--> 11 | 11
SELECT node, triangles, ROUND(coefficient, 6) FROM CLUSTERING_COEFFICIENT(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), direction => 'ANY') ORDER BY node;
--> 1 | 1 | 1
--> 2 | 1 | 0.333333
--> 3 | 1 | 0.333333
--> 4 | 1 | 0.333333
--> 5 | 1 | 0.333333
--> 6 | 1 | 0.333333
--> 7 | 0 | 0
--> 8 | 0 | 0
--> 9 | 0 | 0
--> 10 | 0 | 0
--> 11 | 0 | 0
SELECT node, out_degree, in_degree FROM DEGREE(edges => TABLE e, endpoints => DESCRIPTOR(src, dst)) ORDER BY node;
--> 1 | 2 | 1
--> 2 | 2 | 1
--> 3 | 2 | 2
--> 4 | 1 | 2
--> 5 | 1 | 2
--> 6 | 2 | 1
--> 7 | 1 | 2
--> 8 | 1 | 1
--> 9 | 1 | 0
--> 10 | 1 | 1
--> 11 | 0 | 1
SELECT node, out_degree, in_degree FROM DEGREE(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), weight => DESCRIPTOR(w)) ORDER BY node;
--> 1 | 3.5 | 4
--> 2 | 9 | 1
--> 3 | 5 | 4.5
--> 4 | 3 | 3
--> 5 | 1 | 10
--> 6 | 7 | 1
--> 7 | 2 | 6
--> 8 | 1 | 2
--> 9 | 1 | 0
--> 10 | 0.5 | 1
--> 11 | 0 | 0.5
SELECT node, core FROM K_CORE(edges => (SELECT * FROM e WHERE id <> 11), endpoints => DESCRIPTOR(src, dst)) ORDER BY node;
--> 1 | 2
--> 2 | 2
--> 3 | 2
--> 4 | 2
--> 5 | 2
--> 6 | 2
--> 7 | 1
--> 8 | 1
--> 9 | 1
--> 10 | 1
--> 11 | 1
SELECT node, ROUND(score, 6) FROM BETWEENNESS(edges => (SELECT * FROM e WHERE id NOT IN (3, 11)), endpoints => DESCRIPTOR(src, dst), direction => 'ANY') ORDER BY node;
--> 1 | 0
--> 2 | 3
--> 3 | 3
--> 4 | 5
--> 5 | 5
--> 6 | 10
--> 7 | 6
--> 8 | 0
--> 9 | 0
--> 10 | 1
--> 11 | 0
SELECT LISTAGG(CAST(node AS VARCHAR), '-') WITHIN GROUP (ORDER BY step) AS c FROM CYCLES(edges => TABLE e, endpoints => DESCRIPTOR(src, dst)) GROUP BY cycle_no ORDER BY c;
--> 1-2-3
--> 1-3
--> 4-5-6
--> 7-8
SELECT LISTAGG(CAST(node AS VARCHAR), '-') WITHIN GROUP (ORDER BY step) AS c FROM CYCLES(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), max_length => 3) GROUP BY cycle_no ORDER BY c;
--> 1-2-3
--> 1-3
--> 4-5-6
--> 7-8
SELECT LISTAGG(CAST(node AS VARCHAR), '-') WITHIN GROUP (ORDER BY step) AS c FROM CYCLES(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), max_length => 2) GROUP BY cycle_no ORDER BY c;
--> 1-3
--> 7-8
SELECT cycle_no, step FROM CYCLES(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), max_rows => 4) ORDER BY cycle_no, step;
--> 1 | 1
--> 1 | 2
--> 1 | 3
--> 2 | 1
SELECT COUNT(DISTINCT cycle_no), COUNT(*) FROM CYCLES(edges => (SELECT * FROM e WHERE id NOT IN (3, 11)), endpoints => DESCRIPTOR(src, dst), direction => 'ANY');
--> 6 | 26
SELECT node, position FROM TOPOLOGICAL_SORT(edges => (SELECT * FROM e WHERE src < dst), endpoints => DESCRIPTOR(src, dst)) ORDER BY position;
--> 1 | 1
--> 2 | 2
--> 3 | 3
--> 4 | 4
--> 5 | 5
--> 6 | 6
--> 7 | 7
--> 8 | 8
--> 9 | 9
--> 10 | 10
--> 11 | 11
SELECT * FROM TOPOLOGICAL_SORT(edges => TABLE e, endpoints => DESCRIPTOR(src, dst));
--> error 22023 circle
SELECT SUM(cost), COUNT(*) FROM MINIMUM_SPANNING_TREE(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), weight => DESCRIPTOR(w));
--> 14.5 | 9
SELECT path_no, hops, cost, path_nodes FROM SHORTEST_PATH(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), source => 1, target => 7, weight => DESCRIPTOR(w), k => 10, mode => 'ACYCLIC') ORDER BY path_no;
--> 1 | 5 | 12.5 | [1, 3, 4, 5, 6, 7]
--> 2 | 6 | 13 | [1, 2, 3, 4, 5, 6, 7]
--> 3 | 4 | 14 | [1, 2, 5, 6, 7]
SELECT path_no, cost FROM SHORTEST_PATH(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), source => 1, target => 7, weight => DESCRIPTOR(w), k => 2, mode => 'ACYCLIC') ORDER BY path_no;
--> 1 | 12.5
--> 2 | 13
SELECT path_no, cost FROM SHORTEST_PATH(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), source => 1, target => 4, weight => DESCRIPTOR(w), k => 6) ORDER BY path_no;
--> 1 | 3.5
--> 2 | 4
--> 3 | 9.5
--> 4 | 10
--> 5 | 10
--> 6 | 10.5
SELECT path_no, cost FROM SHORTEST_PATH(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), source => 1, target => 4, weight => DESCRIPTOR(w), k => 100, mode => 'TRAIL') ORDER BY path_no;
--> 1 | 3.5
--> 2 | 4
--> 3 | 9.5
--> 4 | 10
--> 5 | 10.5
--> 6 | 10.5
--> 7 | 11
--> 8 | 16.5
--> 9 | 16.5
--> 10 | 17.5
SELECT hops, cost, path_nodes FROM SHORTEST_PATH(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), source => 1, target => 7, weight => DESCRIPTOR(w), max_depth => 4);
--> 4 | 14 | [1, 2, 5, 6, 7]
SELECT target, cost, path_nodes FROM ALL_SHORTEST_PATHS(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), source => 1, weight => DESCRIPTOR(w)) ORDER BY target, path_nodes[2];
--> 2 | 1 | [1, 2]
--> 3 | 2.5 | [1, 3]
--> 4 | 3.5 | [1, 3, 4]
--> 5 | 6.5 | [1, 3, 4, 5]
--> 6 | 7.5 | [1, 3, 4, 5, 6]
--> 7 | 12.5 | [1, 3, 4, 5, 6, 7]
--> 8 | 14.5 | [1, 3, 4, 5, 6, 7, 8]
SELECT target, hops, path_nodes FROM ALL_SHORTEST_PATHS(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), source => 1) ORDER BY target, path_nodes[2];
--> 2 | 1 | [1, 2]
--> 3 | 1 | [1, 3]
--> 4 | 2 | [1, 3, 4]
--> 5 | 2 | [1, 2, 5]
--> 6 | 3 | [1, 2, 5, 6]
--> 7 | 4 | [1, 2, 5, 6, 7]
--> 8 | 5 | [1, 2, 5, 6, 7, 8]
SELECT step, node, edge, cost, total_cost FROM SHORTEST_PATH_STEPS(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), source => 1, target => 7, weight => DESCRIPTOR(w)) ORDER BY step;
--> 0 | 1 | NULL | 0 | 0
--> 1 | 3 | 14 | 2.5 | 2.5
--> 2 | 4 | 4 | 1 | 3.5
--> 3 | 5 | 5 | 3 | 6.5
--> 4 | 6 | 6 | 1 | 7.5
--> 5 | 7 | 8 | 5 | 12.5
SELECT node, community FROM LOUVAIN(edges => (SELECT * FROM e WHERE id NOT IN (3, 10, 11)), endpoints => DESCRIPTOR(src, dst)) WHERE level = 1 AND node >= 9 ORDER BY node;
--> 9 | 9
--> 10 | 9
--> 11 | 9
SELECT COUNT(*) FROM PAGERANK(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), vertices => (SELECT CAST(x AS INT) AS id FROM (VALUES (1), (77)) AS v(x)), vertex_key => DESCRIPTOR(id)) WHERE node = 77;
--> 1
SELECT * FROM PAGERANK(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), damping => 2);
--> error 22023 damping
SELECT * FROM CONNECTED_COMPONENTS(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), mode => 'ODD');
--> error 22023 mode
SELECT * FROM SHORTEST_PATH(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), source => 1, mode => 'SIMPLE');
--> error 22023 mode
SELECT * FROM PAGERANK(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), vertices => TABLE e, vertex_key => DESCRIPTOR(w));
--> error 42804 type
INSERT INTO e VALUES (20, 1, 2, -1);
--> changed 1
SELECT * FROM SHORTEST_PATH(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), source => 1, target => 3, weight => DESCRIPTOR(w));
--> error 22023 -1
SELECT * FROM MINIMUM_SPANNING_TREE(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), weight => DESCRIPTOR(w));
--> error 22023 -1
SELECT * FROM PAGERANK(edges => TABLE e, endpoints => DESCRIPTOR(src, dst), weight => DESCRIPTOR(w));
--> error 22023 -1
