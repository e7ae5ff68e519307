package io.quiver.tck.surface;

import static io.quiver.tck.surface.Surface.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;

@Feature("ResultSetMetaData")
final class ShapeChecks {
  private ShapeChecks() {}

  private static ResultSetMetaData people(Surface s) throws SQLException {
    s.people();
    return s.rows("SELECT ID, NAME AS N, AGE + 1 AS A FROM P").getMetaData();
  }

  @Feature("labels and names")
  static void labels(Surface s) throws SQLException {
    ResultSetMetaData data = people(s);
    assertEquals(3, data.getColumnCount());
    assertEquals("ID", data.getColumnLabel(1));
    assertEquals("N", data.getColumnLabel(2));
    assertEquals("NAME", data.getColumnName(2));
    assertEquals("A", data.getColumnLabel(3));
  }

  @Feature("tables, schemas and catalogs")
  static void origins(Surface s) throws SQLException {
    ResultSetMetaData data = people(s);
    assertEquals("P", data.getTableName(2));
    assertEquals("PUBLIC", data.getSchemaName(2));
    boolean qualifies = s.connection().getMetaData().supportsCatalogsInDataManipulation();
    assertEquals(qualifies ? s.connection().getCatalog() : "", data.getCatalogName(2));
    assertEquals("", data.getTableName(3));
  }

  @Feature("types, type names and classes agree")
  static void types(Surface s) throws SQLException {
    ResultSet rows =
        s.first("SELECT CAST(1 AS BIGINT), CAST('a' AS VARCHAR(7)), TRUE, DATE '2026-02-03'");
    ResultSetMetaData data = rows.getMetaData();
    int[] types = {Types.BIGINT, Types.VARCHAR, Types.BOOLEAN, Types.DATE};
    for (int i = 1; i <= types.length; i++) {
      assertEquals(types[i - 1], data.getColumnType(i));
      assertNotNull(data.getColumnTypeName(i));
      assertEquals(rows.getObject(i).getClass().getName(), data.getColumnClassName(i));
    }
  }

  @Feature("precision, scale, display size")
  static void sizes(Surface s) throws SQLException {
    ResultSetMetaData data =
        s.rows("SELECT CAST(1 AS DECIMAL(10, 2)), CAST('a' AS VARCHAR(7)), 1").getMetaData();
    assertEquals(10, data.getPrecision(1));
    assertEquals(2, data.getScale(1));
    assertEquals(7, data.getPrecision(2));
    assertEquals(7, data.getColumnDisplaySize(2));
    assertTrue(data.getColumnDisplaySize(3) >= 10);
  }

  @Feature("nullability, auto-increment, signed, case")
  static void flags(Surface s) throws SQLException {
    ResultSetMetaData data = people(s);
    assertEquals(ResultSetMetaData.columnNoNulls, data.isNullable(2));
    assertTrue(data.isNullable(3) != ResultSetMetaData.columnNoNulls);
    assertTrue(data.isAutoIncrement(1));
    assertFalse(data.isAutoIncrement(2));
    assertTrue(data.isSigned(1));
    assertFalse(data.isSigned(2));
    assertTrue(data.isSearchable(1));
    assertFalse(data.isCurrency(1));
  }

  @Feature("a column number out of range is refused")
  static void range(Surface s) throws SQLException {
    ResultSetMetaData data = people(s);
    refused(() -> data.getColumnLabel(0));
    refused(() -> data.getColumnLabel(4));
    refused(() -> data.getColumnType(4));
  }

  @Feature("unwrap")
  static void unwrap(Surface s) throws SQLException {
    ResultSetMetaData data = people(s);
    assertTrue(data.isWrapperFor(ResultSetMetaData.class));
    assertNotNull(data.unwrap(ResultSetMetaData.class));
    refused(() -> data.unwrap(Thread.class));
  }
}
