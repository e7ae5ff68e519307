package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.CallableStatement;
import java.sql.JDBCType;
import java.sql.ParameterMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

@Feature("CallableStatement")
final class CallChecks {
  private CallChecks() {}

  @Feature("{? = call f(?)} with getInt, getLong, getString, getObject")
  static void function(Surface s) throws SQLException {
    try (CallableStatement call = s.connection().prepareCall("{? = call ABS(?)}")) {
      call.registerOutParameter(1, Types.INTEGER);
      call.setInt(2, -7);
      call.execute();
      assertEquals(7, call.getInt(1));
      assertEquals(7L, call.getLong(1));
      assertEquals("7", call.getString(1));
      assertEquals(7, ((Number) call.getObject(1)).intValue());
      assertFalse(call.wasNull());
    }
  }

  @Feature("{call f(?)} gives its value as a result set")
  static void plainCall(Surface s) throws SQLException {
    try (CallableStatement call = s.connection().prepareCall("{call UPPER(?)}")) {
      call.setString(1, "abc");
      assertTrue(call.execute());
      try (ResultSet rows = call.getResultSet()) {
        assertTrue(rows.next());
        assertEquals("ABC", rows.getString(1));
      }
    }
  }

  @Feature("{?= call f(?, ?)} with text, again with other values")
  static void again(Surface s) throws SQLException {
    try (CallableStatement call = s.connection().prepareCall("{?= call CONCAT(?, ?)}")) {
      call.registerOutParameter(1, Types.VARCHAR);
      for (String name : new String[] {"a", "b"}) {
        call.setString(2, name);
        call.setString(3, "!");
        call.execute();
        assertEquals(name + "!", call.getString(1));
      }
    }
  }

  @Feature("registerOutParameter with scale, name and SQLType")
  static void registering(Surface s) throws SQLException {
    try (CallableStatement call = s.connection().prepareCall("{? = call ABS(?)}")) {
      call.registerOutParameter(1, Types.DECIMAL, 2);
      call.registerOutParameter(1, Types.DECIMAL, "DECIMAL");
      call.registerOutParameter(1, JDBCType.DECIMAL);
      call.setBigDecimal(2, new BigDecimal("-1.50"));
      call.execute();
      assertEquals(0, new BigDecimal("1.5").compareTo(call.getBigDecimal(1)));
      assertEquals(0, new BigDecimal("1.5").compareTo(call.getObject(1, BigDecimal.class)));
    }
  }

  @Feature("an out parameter that is NULL")
  static void nullResult(Surface s) throws SQLException {
    try (CallableStatement call = s.connection().prepareCall("{? = call UPPER(?)}")) {
      call.registerOutParameter(1, Types.VARCHAR);
      call.setNull(2, Types.VARCHAR);
      call.execute();
      assertEquals(null, call.getString(1));
      assertTrue(call.wasNull());
    }
  }

  @Feature("ParameterMetaData knows the out parameter")
  static void metadata(Surface s) throws SQLException {
    try (CallableStatement call = s.connection().prepareCall("{? = call ABS(?)}")) {
      assertEquals(2, call.getParameterMetaData().getParameterCount());
      assertEquals(
          ParameterMetaData.parameterModeOut, call.getParameterMetaData().getParameterMode(1));
      assertEquals(
          ParameterMetaData.parameterModeIn, call.getParameterMetaData().getParameterMode(2));
    }
  }

  @Feature("an out parameter is refused before executing and when it is not one")
  static void misuse(Surface s) throws SQLException {
    try (CallableStatement call = s.connection().prepareCall("{? = call ABS(?)}")) {
      call.registerOutParameter(1, Types.INTEGER);
      call.setInt(2, -7);
      refused(() -> call.getInt(1));
      call.execute();
      refused(() -> call.getInt(2));
      refused(() -> call.registerOutParameter(2, Types.INTEGER));
      refused(() -> call.registerOutParameter(3, Types.INTEGER));
    }
  }

  @Feature("a parameter name that does not exist is refused")
  static void names(Surface s) throws SQLException {
    try (CallableStatement call = s.connection().prepareCall("{? = call ABS(?)}")) {
      refused(() -> call.setInt("no such name", 1));
      refused(() -> call.getInt("no such name"));
    }
  }

  @Feature("a function that does not exist is refused")
  static void missing(Surface s) {
    refused(
        () -> {
          try (CallableStatement call = s.connection().prepareCall("{call NO_SUCH_THING(1)}")) {
            call.execute();
          }
        });
  }

  @Feature("plain statements work through prepareCall")
  static void plainStatement(Surface s) throws SQLException {
    s.people();
    try (CallableStatement call = s.connection().prepareCall("SELECT NAME FROM P WHERE ID = ?")) {
      call.setInt(1, 2);
      try (ResultSet rows = call.executeQuery()) {
        assertTrue(rows.next());
        assertEquals("b", rows.getString(1));
      }
    }
  }
}
