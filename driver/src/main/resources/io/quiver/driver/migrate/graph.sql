-- Nodes, edges, tags and embeddings as tables of the schema KG.
CREATE GRAPH kg;
