package io.quiver.driver.metadata;

import io.quiver.driver.convert.JdbcType;
import io.quiver.driver.convert.TypeSizes;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code getColumns} and {@code getBestRowIdentifier}. */
final class ColumnRows {
  static final String COLUMNS =
      "TABLE_CAT, TABLE_SCHEM, TABLE_NAME, COLUMN_NAME, DATA_TYPE int, TYPE_NAME, COLUMN_SIZE int,"
          + " BUFFER_LENGTH int, DECIMAL_DIGITS int, NUM_PREC_RADIX int, NULLABLE int, REMARKS,"
          + " COLUMN_DEF, SQL_DATA_TYPE int, SQL_DATETIME_SUB int, CHAR_OCTET_LENGTH int,"
          + " ORDINAL_POSITION int, IS_NULLABLE, SCOPE_CATALOG, SCOPE_SCHEMA, SCOPE_TABLE,"
          + " SOURCE_DATA_TYPE short, IS_AUTOINCREMENT, IS_GENERATEDCOLUMN";
  static final String BEST_ROW_COLUMNS =
      "SCOPE short, COLUMN_NAME, DATA_TYPE int, TYPE_NAME, COLUMN_SIZE int, BUFFER_LENGTH int,"
          + " DECIMAL_DIGITS short, PSEUDO_COLUMN short";

  private static final String SELECT =
      "SELECT TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_DEFAULT, IS_NULLABLE,"
          + " IS_IDENTITY, IS_GENERATED, REMARKS, TYPE_KIND, TYPE_PRECISION, TYPE_SCALE,"
          + " ELEMENT_KIND, ELEMENT_PRECISION, ELEMENT_SCALE, GENERATION_EXPRESSION FROM"
          + " INFORMATION_SCHEMA.COLUMNS WHERE TABLE_SCHEMA LIKE ? ESCAPE '\\' AND TABLE_NAME LIKE"
          + " ? ESCAPE '\\' AND COLUMN_NAME LIKE ? ESCAPE '\\'";

  private ColumnRows() {}

  static List<@Nullable Object[]> columns(
      MetadataSource source, String schema, String table, String column) throws SQLException {
    List<@Nullable Object[]> result = new ArrayList<>();
    String catalog = source.database().name();
    for (@Nullable Object[] row : source.query(SELECT, schema, table, column)) {
      result.add(column(catalog, row));
    }
    Rows.sort(result, 1, 2, 16);
    return result;
  }

  private static @Nullable Object[] column(String catalog, @Nullable Object[] row) {
    DataType type = type(row);
    TypeKind kind = type.kind();
    boolean nullable = Rows.yes(row, 5);
    boolean generated = Rows.text(row, 7).equals("ALWAYS");
    boolean sized = kind.isCharacter() || kind.isBinary() || kind == TypeKind.JSON;
    boolean digits = kind.isNumeric() || TypeSizes.scale(type) > 0;
    return Rows.row(
        catalog,
        row[0],
        row[1],
        row[2],
        (long) JdbcType.of(kind).code(),
        typeName(type),
        (long) TypeSizes.precision(type),
        null,
        digits ? (long) TypeSizes.scale(type) : null,
        TypeSizes.radix(type) == 0 ? null : (long) TypeSizes.radix(type),
        nullable ? (long) DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
        Rows.text(row, 8),
        generated ? row[15] : row[4],
        null,
        null,
        sized ? (long) TypeSizes.octets(type) : null,
        row[3],
        nullable ? "YES" : "NO",
        null,
        null,
        null,
        null,
        Rows.yes(row, 6) ? "YES" : "NO",
        generated ? "YES" : "NO");
  }

  /** ARRAY says of what. */
  static String typeName(DataType type) {
    DataType element = type.element();
    return element == null ? JdbcType.of(type.kind()).name() : typeName(element) + " ARRAY";
  }

  /** A kind that is not known to this driver is shown as text, never an error. */
  private static DataType type(@Nullable Object[] row) {
    return type(row, 9);
  }

  /** A type whose kind, precision, scale, and the same of its element stand from a column on. */
  static DataType type(@Nullable Object[] row, int first) {
    TypeKind kind = kind(Rows.text(row, first));
    if (kind == TypeKind.ARRAY) {
      TypeKind element = kind(Rows.text(row, first + 3));
      return DataType.array(
          element == TypeKind.ARRAY
              ? DataType.VARCHAR
              : new DataType(
                  element, Rows.number(row, first + 4, -1), Rows.number(row, first + 5, 0), null));
    }
    return new DataType(
        kind, Rows.number(row, first + 1, -1), Rows.number(row, first + 2, 0), null);
  }

  private static TypeKind kind(String name) {
    for (TypeKind kind : TypeKind.values()) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    return TypeKind.VARCHAR;
  }

  /** The primary key's columns. */
  static List<@Nullable Object[]> bestRow(
      MetadataSource source, String schema, String table, List<String> keyColumns)
      throws SQLException {
    List<@Nullable Object[]> result = new ArrayList<>();
    for (@Nullable Object[] row : columns(source, schema, table, "%")) {
      if (keyColumns.contains(Rows.text(row, 3))) {
        result.add(
            Rows.row(
                (long) DatabaseMetaData.bestRowSession,
                row[3],
                row[4],
                row[5],
                row[6],
                null,
                row[8],
                (long) DatabaseMetaData.bestRowNotPseudo));
      }
    }
    return result;
  }
}
