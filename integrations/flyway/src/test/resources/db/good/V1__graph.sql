-- A comment; with a semicolon.
CREATE TABLE node (id VARCHAR(50) PRIMARY KEY, title VARCHAR(100) DEFAULT 'a;b', emb VECTOR(3));
CREATE TABLE edge (
  edge_id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  src VARCHAR(50) NOT NULL REFERENCES node (id),
  dst VARCHAR(50) NOT NULL REFERENCES node (id)
);
/* and; another */
CREATE VECTOR INDEX node_emb ON node (emb) WITH (metric = 'cosine');
