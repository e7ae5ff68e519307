INSERT INTO node VALUES ('a', '${greeting}', VECTOR '[1,0,0]'), ('b', 'it''s; fine', '[0,1,0]');
INSERT INTO edge (src, dst) VALUES ('a', 'b');
CREATE SEQUENCE tickets;
CREATE PROPERTY GRAPH g VERTEX TABLES (node) EDGE TABLES (edge SOURCE KEY (src) REFERENCES node (id) DESTINATION KEY (dst) REFERENCES node (id));
