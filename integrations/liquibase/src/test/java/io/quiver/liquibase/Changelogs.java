package io.quiver.liquibase;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import liquibase.Liquibase;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;

/** Liquibase on a connection, with the tables that the harness's changelogs stand on. */
final class Changelogs {

  private static final String[] TABLES = {
    "CREATE TABLE authors (id INT NOT NULL PRIMARY KEY, first_name VARCHAR(50) NOT NULL,"
        + " last_name VARCHAR(50) NOT NULL, email VARCHAR(100) NOT NULL, birthdate DATE NOT NULL,"
        + " added TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL)",
    "INSERT INTO authors VALUES (1, 'Eileen', 'Lubowitz', 'ppaucek@example.org', DATE"
        + " '1991-03-04', TIMESTAMP '2004-05-30 02:08:25'), (2, 'Tamia', 'Mayert',"
        + " 'shansen@example.org', DATE '2016-03-27', TIMESTAMP '2014-03-21 02:52:00'), (3,"
        + " 'Cyril', 'Funk', 'reynolds.godfrey@example.com', DATE '1988-04-21', TIMESTAMP"
        + " '2011-06-24 18:17:48'), (4, 'Nicolas', 'Buckridge', 'xhoeger@example.net', DATE"
        + " '2017-02-03', TIMESTAMP '2019-04-22 02:04:41'), (5, 'Jayden', 'Walter',"
        + " 'lillian66@example.com', DATE '2010-02-27', TIMESTAMP '1990-02-04 02:32:00')",
    "CREATE TABLE posts (id INT NOT NULL, author_id INT NOT NULL, title VARCHAR(255) NOT NULL,"
        + " description VARCHAR(500) NOT NULL, content VARCHAR(4000) NOT NULL, inserted_date DATE)",
    "INSERT INTO posts VALUES (1, 1, 'sint', 'a', 'b', DATE '1996-05-04'), (2, 2, 'voluptas', 'a',"
        + " 'b', DATE '2012-09-19'), (3, 3, 'est', 'a', 'b', DATE '1983-11-08'), (4, 4, 'ea', 'a',"
        + " 'b', DATE '1990-01-01'), (5, 5, 'quia', 'a', 'b', DATE '1996-05-04')"
  };

  private Changelogs() {}

  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String each : TABLES) {
        statement.execute(each);
      }
    }
  }

  static Database database(Connection connection) throws LiquibaseException {
    return DatabaseFactory.getInstance()
        .findCorrectDatabaseImplementation(new JdbcConnection(connection));
  }

  static Liquibase on(Connection connection, String changelog) throws LiquibaseException {
    return new Liquibase(changelog, new ClassLoaderResourceAccessor(), database(connection));
  }
}
