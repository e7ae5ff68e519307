package io.quiver.tck.jdbc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only Quiver's driver does: vectors, JSON, its messages. */
public abstract class JdbcVectorSuite extends JdbcContract {
  private static final float[] VECTOR = {0.1f, 2.5f, -3f};

  @BeforeEach
  final void createTable() throws SQLException {
    run("CREATE TABLE E (ID INT PRIMARY KEY, V VECTOR(3), J JSON)");
  }

  @Test
  final void vectorsAreSetInManyForms() throws SQLException {
    byte[] bytes =
        ByteBuffer.allocate(12)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putFloat(VECTOR[0])
            .putFloat(VECTOR[1])
            .putFloat(VECTOR[2])
            .array();
    Object[] forms = {
      VECTOR,
      new double[] {0.1, 2.5, -3},
      new Float[] {0.1f, 2.5f, -3f},
      List.of(0.1f, 2.5, -3),
      "[0.1, 2.5, -3]",
      bytes,
      FloatBuffer.wrap(VECTOR),
      connection().createArrayOf("REAL", new Object[] {0.1f, 2.5f, -3f})
    };
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO E (ID, V) VALUES (?, ?)")) {
      for (int i = 0; i < forms.length; i++) {
        insert.setInt(1, i);
        insert.setObject(2, forms[i]);
        assertEquals(1, insert.executeUpdate());
      }
      insert.setInt(1, forms.length);
      insert.setObject(2, VECTOR, Types.OTHER);
      insert.executeUpdate();
      int id = forms.length + 1;
      for (int type : new int[] {10_000, 10_002, Types.ARRAY}) {
        insert.setInt(1, id++);
        insert.setObject(2, VECTOR, type);
        insert.executeUpdate();
      }
      insert.setInt(1, id++);
      insert.setString(2, "[0.1,2.5,-3]");
      insert.executeUpdate();
      insert.setInt(1, id++);
      insert.setBytes(2, bytes);
      insert.executeUpdate();
      insert.setInt(1, id);
      insert.setArray(2, connection().createArrayOf("REAL", new Object[] {0.1f, 2.5f, -3f}));
      insert.executeUpdate();
    }
    try (ResultSet rows = connection().createStatement().executeQuery("SELECT V FROM E")) {
      int count = 0;
      while (rows.next()) {
        assertArrayEquals(VECTOR, rows.getObject(1, float[].class));
        count++;
      }
      assertEquals(forms.length + 7, count);
    }
  }

  @Test
  final void vectorsAreReadInManyForms() throws SQLException {
    run("INSERT INTO E (ID, V) VALUES (1, VECTOR '[0.1,2.5,-3]')");
    try (ResultSet rows = connection().createStatement().executeQuery("SELECT V FROM E")) {
      ResultSetMetaData metadata = rows.getMetaData();
      assertEquals(Types.OTHER, metadata.getColumnType(1));
      assertEquals("VECTOR", metadata.getColumnTypeName(1));
      assertEquals(3, metadata.getPrecision(1));
      assertEquals("[F", metadata.getColumnClassName(1));
      assertTrue(rows.next());
      assertInstanceOf(float[].class, rows.getObject(1));
      assertEquals("[0.1,2.5,-3.0]", rows.getString(1));
      assertEquals(List.of(0.1f, 2.5f, -3f), rows.getObject(1, List.class));
      assertEquals(12, rows.getBytes(1).length);
      assertArrayEquals(new Object[] {0.1f, 2.5f, -3f}, (Object[]) rows.getArray(1).getArray());
      assertEquals(3, rows.getObject(1, double[].class).length);
      assertArrayEquals(rows.getBytes(1), rows.getObject(1, byte[].class));
      float first = ByteBuffer.wrap(rows.getBytes(1)).order(ByteOrder.LITTLE_ENDIAN).getFloat();
      assertEquals(VECTOR[0], first);
      assertEquals("[0.1,2.5,-3.0]", rows.getObject(1, String.class));
      assertEquals(FloatBuffer.wrap(VECTOR), rows.getObject(1, FloatBuffer.class));
      // A copy: what a caller does to it changes nothing.
      rows.getObject(1, float[].class)[0] = 9;
      assertArrayEquals(VECTOR, rows.getObject(1, float[].class));
    }
    try (ResultSet columns = connection().getMetaData().getColumns(null, null, "E", "V")) {
      assertTrue(columns.next());
      assertEquals("VECTOR", columns.getString("TYPE_NAME"));
      assertEquals(3, columns.getInt("COLUMN_SIZE"));
    }
  }

  @Test
  final void textsArraysAndVectorsAreCastIntoEachOther() throws SQLException {
    run("INSERT INTO E (ID, V) VALUES (1, '[0.1,2.5,-3]'), (2, ARRAY[0.1, 2.5, -3])");
    assertEquals(2L, single("SELECT COUNT(*) FROM E WHERE V = CAST('[0.1,2.5,-3]' AS VECTOR(3))"));
    assertEquals(
        2L, single("SELECT COUNT(*) FROM E WHERE CAST(CAST(V AS VARCHAR) AS VECTOR(3)) = V"));
    try (ResultSet rows =
        connection().createStatement().executeQuery("SELECT CAST(V AS REAL ARRAY) FROM E")) {
      assertTrue(rows.next());
      assertArrayEquals(new Object[] {0.1f, 2.5f, -3f}, (Object[]) rows.getArray(1).getArray());
    }
  }

  @Test
  final void badVectorsAreRefused() throws SQLException {
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO E (ID, V) VALUES (1, ?)")) {
      insert.setObject(1, new float[] {1, 2});
      SQLException dimension = failure(insert::executeUpdate);
      assertTrue(String.valueOf(dimension.getSQLState()).startsWith("22"));
      assertTrue(String.valueOf(dimension.getMessage()).contains("3"), dimension.getMessage());
      assertTrue(String.valueOf(dimension.getMessage()).contains("2"), dimension.getMessage());
      insert.setObject(1, new float[] {1, Float.NaN, 2});
      assertTrue(state(insert::executeUpdate).startsWith("22"));
      assertTrue(state(() -> insert.setObject(1, "no vector")).startsWith("22"));
    }
    assertEquals(0L, single("SELECT COUNT(*) FROM E"));
  }

  @Test
  final void nearestByParameter() throws SQLException {
    run(
        "INSERT INTO E (ID, V) VALUES (1, VECTOR '[1,0,0]'), (2, VECTOR '[0,1,0]'), (3, VECTOR"
            + " '[0.9,0.1,0]')");
    try (PreparedStatement nearest =
        connection().prepareStatement("SELECT ID FROM E ORDER BY COSINE_DISTANCE(V, ?) LIMIT 2")) {
      nearest.setObject(1, new float[] {1, 0, 0});
      assertEquals(List.of("1", "3"), column(nearest.executeQuery(), "ID"));
    }
  }

  @Test
  final void json() throws SQLException {
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO E (ID, J) VALUES (1, ?)")) {
      insert.setString(1, "{\"a\": [1, 2]}");
      insert.executeUpdate();
    }
    try (ResultSet rows = connection().createStatement().executeQuery("SELECT J FROM E")) {
      assertTrue(rows.next());
      assertEquals("JSON", rows.getMetaData().getColumnTypeName(1));
      assertTrue(String.valueOf(rows.getString(1)).contains("\"a\""));
      assertFalse(rows.next());
    }
  }

  @Test
  final void messagesShowTheLineAndTheCaret() {
    SQLException e = failure(() -> run("SELECT ID\nFROM E WHERE NMAE = 1"));
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains("LINE 2: FROM E WHERE NMAE = 1"), message);
    assertTrue(message.contains("^"), message);
    SQLException table = failure(() -> run("SELECT * FROM EE"));
    assertEquals("42P01", table.getSQLState());
  }

  @Test
  final void unsetParametersAreNamed() throws SQLException {
    try (PreparedStatement insert =
        connection().prepareStatement("INSERT INTO E (ID, J) VALUES (?, ?)")) {
      insert.setInt(1, 1);
      SQLException e = failure(insert::executeUpdate);
      assertEquals("07002", e.getSQLState());
      assertTrue(String.valueOf(e.getMessage()).contains("Parameter 2"), e.getMessage());
    }
  }

  @Test
  final void whatIsNotSupportedSaysSo() throws SQLException {
    assertInstanceOf(
        SQLFeatureNotSupportedException.class,
        failure(() -> connection().createStruct("X", new Object[0])));
  }

  @Test
  final void abortEndsTheSession() throws SQLException {
    Connection other = connect();
    other.setAutoCommit(false);
    other.createStatement().execute("INSERT INTO E (ID) VALUES (5)");
    other.abort(Runnable::run);
    assertTrue(other.isClosed());
    assertEquals(0L, single("SELECT COUNT(*) FROM E"));
    run("INSERT INTO E (ID) VALUES (5)");
  }
}
