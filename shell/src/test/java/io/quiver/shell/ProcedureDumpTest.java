package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Procedures that a dump or .schema writes work again where it is read. */
class ProcedureDumpTest {
  private static final String[] DEFINITIONS = {
    "CREATE TABLE person (id INTEGER PRIMARY KEY, name VARCHAR(40))",
    "CREATE SCHEMA \"Odd one\"",
    "CREATE PROCEDURE zz_add(IN i INTEGER, IN n VARCHAR(40)) INSERT INTO person VALUES (i, n)",
    "CREATE PROCEDURE aa_two(IN i INTEGER, OUT size BIGINT) BEGIN ATOMIC CALL zz_add(i, 'it''s; \""
        + " -- ' || i); CALL zz_add(i + 1, 'b'); SELECT COUNT(*) INTO size FROM person; END",
    "CREATE PROCEDURE \"Odd one\".\"my proc\"(IN \"a b\" INTEGER, INOUT total DECIMAL(10, 2), OUT v"
        + " VECTOR(3)) BEGIN ATOMIC SET total = total + \"a b\"; SET v = VECTOR '[1,2,3]'; END",
    // Replaced so that it uses what was made after it.
    "CREATE PROCEDURE first_one(OUT a INTEGER) SET a = 1",
    "CREATE PROCEDURE second_one(OUT a INTEGER) SET a = 2",
    "CREATE OR REPLACE PROCEDURE first_one(OUT a INTEGER) CALL second_one(a)",
  };

  @TempDir Path directory;

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private Connection connect(String name) throws SQLException {
    return DriverManager.getConnection("jdbc:quiver:" + path(name) + ";linger=0");
  }

  private void quiver(String... arguments) {
    output.reset();
    PrintStream stream = new PrintStream(output, true, StandardCharsets.UTF_8);
    assertEquals(
        0,
        QuiverShell.run(arguments, stream, stream),
        () -> output.toString(StandardCharsets.UTF_8));
  }

  private void make() throws SQLException {
    try (Connection connection = connect("db");
        Statement statement = connection.createStatement()) {
      for (String sql : DEFINITIONS) {
        statement.execute(sql);
      }
    }
  }

  private static List<String> routines(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT ROUTINE_SCHEMA || '.' || ROUTINE_NAME || ' ' || ROUTINE_DEFINITION FROM"
                    + " INFORMATION_SCHEMA.ROUTINES WHERE ROUTINE_TYPE = 'PROCEDURE' UNION ALL"
                    + " SELECT SPECIFIC_NAME || ORDINAL_POSITION || PARAMETER_MODE ||"
                    + " PARAMETER_NAME || DECLARED_TYPE FROM INFORMATION_SCHEMA.PARAMETERS WHERE"
                    + " ROUTINE_TYPE = 'PROCEDURE' ORDER BY 1")) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  private static void callAll(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM person");
    }
    try (CallableStatement call = connection.prepareCall("{call aa_two(?, ?)}")) {
      call.setInt(1, 10);
      call.execute();
      assertEquals(2, call.getLong(2));
    }
    try (CallableStatement call =
        connection.prepareCall("{call \"Odd one\".\"my proc\"(?, ?, ?)}")) {
      call.setInt("a b", 5);
      call.setBigDecimal(2, new java.math.BigDecimal("1.25"));
      call.execute();
      assertEquals(new java.math.BigDecimal("6.25"), call.getBigDecimal("TOTAL"));
      assertEquals(3, call.getObject(3, float[].class).length);
    }
    try (CallableStatement call = connection.prepareCall("{call first_one(?)}")) {
      call.execute();
      assertEquals(2, call.getInt(1));
    }
  }

  private void compare(String other) throws SQLException {
    try (Connection before = connect("db");
        Connection after = connect(other)) {
      assertEquals(routines(before), routines(after));
      callAll(after);
    }
  }

  @Test
  void throughDumpAndRun() throws Exception {
    make();
    quiver("dump", path("db"), path("dump.sql"));
    quiver("run", path("dump.sql"), "--db", path("again") + ";linger=0");
    compare("again");
    quiver("dump", path("again"), path("second.sql"));
    quiver("run", path("second.sql"), "--db", path("third") + ";linger=0");
    compare("third");
  }

  /** What .schema prints can be run again. */
  @Test
  void throughSchema() throws Exception {
    make();
    try (Connection before = connect("db");
        PrintStream script = new PrintStream(path("schema.sql"), StandardCharsets.UTF_8)) {
      script.println("CREATE SCHEMA \"Odd one\";");
      SchemaScript.print(before, "", script);
    }
    quiver("run", path("schema.sql"), "--db", path("again") + ";linger=0");
    compare("again");
  }
}
