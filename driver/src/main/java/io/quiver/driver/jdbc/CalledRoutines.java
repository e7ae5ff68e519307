package io.quiver.driver.jdbc;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What names in calls stand for in the database of a connection; a procedure before a function. */
record CalledRoutines(QuiverConnection connection) implements JdbcEscapes.Routines {
  @Override
  public JdbcEscapes.Routine kind(String name) throws SQLException {
    boolean table = false;
    for (@Nullable Object[] row :
        connection.query(
            "SELECT ROUTINE_TYPE, RETURNS_TABLE FROM INFORMATION_SCHEMA.ROUTINES WHERE"
                + " ROUTINE_NAME = ?",
            name)) {
      if ("PROCEDURE".equals(row[0])) {
        return JdbcEscapes.Routine.PROCEDURE;
      }
      table |= "YES".equals(row[1]);
    }
    return table ? JdbcEscapes.Routine.TABLE_FUNCTION : JdbcEscapes.Routine.FUNCTION;
  }
}
