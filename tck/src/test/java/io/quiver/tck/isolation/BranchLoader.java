package io.quiver.tck.isolation;

import io.quiver.driver.QuiverXADataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import javax.sql.XAConnection;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;

/** A process that prepares two branches, leaves a third open, says so in a file and waits. */
final class BranchLoader {
  private BranchLoader() {}

  public static void main(String[] args) throws Exception {
    QuiverXADataSource source = new QuiverXADataSource();
    source.setUrl(args[0]);
    XAConnection physical = source.getXAConnection();
    XAResource resource = physical.getXAResource();
    Connection connection = physical.getConnection();
    run(
        connection,
        "CREATE TABLE par (id INT PRIMARY KEY)",
        "CREATE TABLE acc (id VARCHAR(10) PRIMARY KEY, v INT, p INT REFERENCES par)",
        "CREATE INDEX acc_v ON acc (v)",
        "INSERT INTO par VALUES (1), (2), (3)",
        "INSERT INTO acc VALUES ('a', 10, 1), ('b', 20, 1), ('c', 30, 1)");
    branch(resource, connection, 1, "UPDATE acc SET v = 11 WHERE id = 'a'");
    branch(resource, connection, 2, "UPDATE acc SET v = 21 WHERE id = 'b'");
    resource.prepare(new Branch(1));
    resource.prepare(new Branch(2));
    branch(resource, connection, 3, "UPDATE acc SET v = 31 WHERE id = 'c'");
    Files.createFile(Path.of(args[1]));
    new CountDownLatch(1).await();
  }

  private static void branch(XAResource resource, Connection connection, int number, String sql)
      throws XAException, SQLException {
    Branch xid = new Branch(number);
    resource.start(xid, XAResource.TMNOFLAGS);
    run(
        connection,
        sql,
        "INSERT INTO acc VALUES ('n" + number + "', " + number + ", " + number + ")");
    resource.end(xid, XAResource.TMSUCCESS);
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
