CREATE TABLE made_by_flyway (id INT); INSERT INTO made_by_flyway VALUES (7);
