-- peers: none: no peer has CREATE PROPERTY GRAPH; expected rows and errors by hand, after SQL:2023 part 16
CREATE TABLE person (id INT PRIMARY KEY, name VARCHAR(20), age INT);
--> ok
CREATE TABLE company (code VARCHAR(5) PRIMARY KEY, name VARCHAR(40));
--> ok
CREATE TABLE knows (a INT REFERENCES person(id), b INT REFERENCES person(id), since INT, PRIMARY KEY (a, b));
--> ok
CREATE TABLE works (id INT PRIMARY KEY, who INT REFERENCES person(id), at VARCHAR(5) REFERENCES company(code), pay DECIMAL(8,2));
--> ok
CREATE TABLE loose (who INT, at VARCHAR(5));
--> ok
CREATE PROPERTY GRAPH g VERTEX TABLES (person) EDGE TABLES (works SOURCE person DESTINATION company);
--> error 42704 COMPANY
CREATE PROPERTY GRAPH g VERTEX TABLES (person) EDGE TABLES (knows SOURCE person DESTINATION person);
--> error 42611 foreign key source
CREATE PROPERTY GRAPH g VERTEX TABLES (person, company) EDGE TABLES (loose SOURCE KEY (who) REFERENCES person (id, name) DESTINATION company);
--> error 42611 columns
CREATE PROPERTY GRAPH g VERTEX TABLES (loose);
--> error 42611 key
CREATE PROPERTY GRAPH g VERTEX TABLES (nowhere);
--> error 42P01 NOWHERE
CREATE PROPERTY GRAPH g VERTEX TABLES (person KEY (nothing));
--> error 42703 NOTHING
CREATE PROPERTY GRAPH g VERTEX TABLES (person KEY (id, id));
--> error 42611 twice
CREATE PROPERTY GRAPH g VERTEX TABLES (person, person);
--> error 42710 PERSON
CREATE PROPERTY GRAPH g VERTEX TABLES (person LABEL x LABEL x);
--> error 42611 twice
CREATE PROPERTY GRAPH g VERTEX TABLES (person PROPERTIES (id, name AS id));
--> error 42611 twice
CREATE PROPERTY GRAPH g VERTEX TABLES (person PROPERTIES (age + 1));
--> error 42611 name
CREATE PROPERTY GRAPH g VERTEX TABLES (person PROPERTIES (nothing));
--> error 42703 NOTHING
CREATE PROPERTY GRAPH g VERTEX TABLES (person PROPERTIES ((SELECT MAX(age) FROM person) AS oldest));
--> error 0A000 subquery
CREATE PROPERTY GRAPH g VERTEX TABLES (person LABEL p PROPERTIES (name AS n) LABEL q PROPERTIES (age AS n));
--> error 42611 different
-- one property is a number here and a text there
CREATE PROPERTY GRAPH g VERTEX TABLES (person PROPERTIES (age AS x), company PROPERTIES (name AS x));
--> error 42804 X
CREATE PROPERTY GRAPH g VERTEX TABLES (person PROPERTIES ALL COLUMNS EXCEPT (nothing));
--> error 42703 NOTHING
CREATE PROPERTY GRAPH g
  VERTEX TABLES (person LABEL person LABEL adult PROPERTIES (name, age - 18 AS years), company AS firm PROPERTIES ALL COLUMNS EXCEPT (code))
  EDGE TABLES (
    knows SOURCE KEY (a) REFERENCES person (id) DESTINATION KEY (b) REFERENCES person (id),
    works AS job SOURCE person DESTINATION firm NO PROPERTIES);
--> ok
CREATE PROPERTY GRAPH g VERTEX TABLES (person);
--> error 42710 G
CREATE PROPERTY GRAPH IF NOT EXISTS g VERTEX TABLES (person);
--> ok
CREATE TABLE g (id INT);
--> error 42710 G
SELECT property_graph_schema, property_graph_name FROM information_schema.property_graphs;
--> PUBLIC | G
SELECT element_table_alias, element_table_kind, table_name FROM information_schema.pg_element_tables ORDER BY 1;
--> FIRM | VERTEX | COMPANY
--> JOB | EDGE | WORKS
--> KNOWS | EDGE | KNOWS
--> PERSON | VERTEX | PERSON
SELECT element_table_alias, column_name, ordinal_position FROM information_schema.pg_element_table_key_columns ORDER BY 1, 3;
--> FIRM | CODE | 1
--> JOB | ID | 1
--> KNOWS | A | 1
--> KNOWS | B | 2
--> PERSON | ID | 1
SELECT edge_table_alias, edge_end, edge_table_column_name, vertex_table_alias, vertex_table_column_name FROM information_schema.pg_edge_table_components ORDER BY 1, 2 DESC;
--> JOB | SOURCE | WHO | PERSON | ID
--> JOB | DESTINATION | AT | FIRM | CODE
--> KNOWS | SOURCE | A | PERSON | ID
--> KNOWS | DESTINATION | B | PERSON | ID
SELECT label_name FROM information_schema.pg_labels ORDER BY 1;
--> ADULT
--> FIRM
--> JOB
--> KNOWS
--> PERSON
SELECT element_table_alias, label_name FROM information_schema.pg_element_table_labels WHERE element_table_alias = 'PERSON' ORDER BY 2;
--> PERSON | ADULT
--> PERSON | PERSON
SELECT element_table_alias, label_name, property_name FROM information_schema.pg_element_table_properties ORDER BY 1, 2, 3;
--> FIRM | FIRM | NAME
--> KNOWS | KNOWS | A
--> KNOWS | KNOWS | B
--> KNOWS | KNOWS | SINCE
--> PERSON | ADULT | NAME
--> PERSON | ADULT | YEARS
--> PERSON | PERSON | AGE
--> PERSON | PERSON | ID
--> PERSON | PERSON | NAME
DROP TABLE knows;
--> error 2BP01 G
DROP TABLE person;
--> error 2BP01 G
ALTER TABLE person DROP COLUMN age;
--> error 2BP01 G
ALTER TABLE person RENAME COLUMN age TO years;
--> error 2BP01 G
ALTER TABLE person RENAME TO human;
--> error 2BP01 G
COMMENT ON PROPERTY GRAPH g IS 'who knows whom';
--> ok
SELECT remarks FROM information_schema.property_graphs;
--> who knows whom
CREATE OR REPLACE PROPERTY GRAPH g VERTEX TABLES (company);
--> ok
SELECT element_table_alias FROM information_schema.pg_element_tables;
--> COMPANY
DROP TABLE knows;
--> ok
DROP PROPERTY GRAPH nothing;
--> error 42704 NOTHING
DROP PROPERTY GRAPH IF EXISTS nothing;
--> ok
DROP PROPERTY GRAPH g;
--> ok
DROP PROPERTY GRAPH g;
--> error 42704 G
CREATE VIEW grown AS SELECT id, name FROM person WHERE age >= 18;
--> ok
CREATE PROPERTY GRAPH v VERTEX TABLES (grown);
--> error 42611 key
CREATE PROPERTY GRAPH v VERTEX TABLES (grown KEY (id));
--> ok
DROP VIEW grown;
--> error 2BP01 V
DROP TABLE person;
--> error 2BP01 GROWN
DROP VIEW grown CASCADE;
--> ok
SELECT COUNT(*) FROM information_schema.property_graphs;
--> 0
CREATE SCHEMA s;
--> ok
CREATE PROPERTY GRAPH s.g VERTEX TABLES (person);
--> ok
SELECT property_graph_schema FROM information_schema.property_graphs;
--> S
DROP SCHEMA s CASCADE;
--> ok
SELECT COUNT(*) FROM information_schema.property_graphs;
--> 0
CREATE GRAPH kg WITH (dimensions = 2);
--> ok
SELECT element_table_alias, element_table_kind, table_schema FROM information_schema.pg_element_tables ORDER BY 1;
--> EDGES | EDGE | KG
--> NODES | VERTEX | KG
START TRANSACTION;
--> ok
CREATE PROPERTY GRAPH h VERTEX TABLES (person);
--> ok
ROLLBACK;
--> ok
SELECT COUNT(*) FROM information_schema.property_graphs WHERE property_graph_name = 'H';
--> 0
