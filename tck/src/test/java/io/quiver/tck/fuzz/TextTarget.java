package io.quiver.tck.fuzz;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * The input is a text that statements take: as a parameter ({@code ?}) of one, or quoted
 * ({@code @}) or as it is ({@code #}) inside of another.
 */
final class TextTarget implements FuzzTarget {
  private static final List<String> JSON =
      List.of(
          "SELECT CAST(? AS JSON)",
          "SELECT CAST(? AS VARCHAR) IS JSON",
          "SELECT JSON_VALUE(CAST(? AS VARCHAR), '$.a')",
          "SELECT JSON_QUERY(CAST(? AS VARCHAR), '$.a[*]' WITH WRAPPER)",
          "SELECT JSON_EXISTS(CAST(? AS VARCHAR), 'lax $.a ? (@.b > 1)')",
          "SELECT CAST(? AS JSON) -> 'a' ->> 0",
          "INSERT INTO t (id, j) VALUES (900, ?) ON CONFLICT (id) DO UPDATE SET j = EXCLUDED.j",
          "SELECT JSON_VALUE('{\"a\":[1,{\"b\":2}]}', @)",
          "SELECT JSON_QUERY(j, @) FROM t",
          "SELECT JSON_OBJECT(KEY @ VALUE @)",
          "SELECT * FROM JSON_TABLE(@, '$' COLUMNS (a INT PATH '$.a')) AS q");
  private static final List<String> LITERALS =
      List.of(
          "SELECT CAST(? AS DATE)",
          "SELECT CAST(? AS TIMESTAMP)",
          "SELECT CAST(? AS TIME)",
          "SELECT CAST(? AS DECIMAL(10, 2))",
          "SELECT CAST(? AS DOUBLE)",
          "SELECT CAST(? AS BIGINT)",
          "SELECT CAST(? AS BOOLEAN)",
          "SELECT CAST(? AS UUID)",
          "SELECT CAST(? AS VECTOR(3))",
          "SELECT CAST(? AS INTERVAL DAY TO SECOND)",
          "SELECT CAST(? AS VARBINARY)",
          "SELECT #",
          "SELECT DATE @",
          "SELECT TIMESTAMP @",
          "SELECT TIME @",
          "SELECT INTERVAL @ YEAR TO MONTH",
          "SELECT INTERVAL @ DAY TO SECOND",
          "SELECT VECTOR @",
          "SELECT X@",
          "SELECT U&@",
          "SELECT CAST(@ AS INT), CAST(@ AS DECIMAL(38, 10))",
          "SELECT CAST(@ AS TIMESTAMP WITH TIME ZONE)",
          "SELECT d + INTERVAL @ DAY FROM t");

  private final MemoryConnection database = new MemoryConnection();
  private final List<String> statements;
  private final boolean all;
  private int turn;

  private TextTarget(List<String> statements, boolean all) {
    this.statements = statements;
    this.all = all;
  }

  /**
   * @param all every statement for each input; else three by turns
   */
  static TextTarget json(boolean all) {
    return new TextTarget(JSON, all);
  }

  static TextTarget literals(boolean all) {
    return new TextTarget(LITERALS, all);
  }

  @Override
  public void feed(String input, Failures failures) throws SQLException {
    for (int i = all ? statements.size() : 3; i > 0; i--) {
      String statement = statements.get(turn++ % statements.size());
      var unused = database.get();
      if (statement.contains("?") && !statement.contains("@") || statement.contains("CAST(? ")) {
        failures.run(statement + " <- " + input, () -> prepared(statement, input));
      } else {
        String quoted = "'" + input.replace("'", "''") + "'";
        String sql = statement.replace("@", quoted).replace("#", input);
        failures.run(sql, () -> database.run(sql));
      }
    }
  }

  private void prepared(String sql, String input) throws SQLException {
    try (PreparedStatement statement = database.get().prepareStatement(sql)) {
      statement.setString(1, input);
      if (statement.execute()) {
        try (ResultSet rows = statement.getResultSet()) {
          MemoryConnection.read(rows);
        }
      }
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
