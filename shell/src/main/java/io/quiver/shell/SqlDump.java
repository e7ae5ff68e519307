package io.quiver.shell;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.file.EncryptionKeySource;
import io.quiver.storage.value.DataType;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes a database as a script that makes it again: tables, rows, then what refers to them
 * (indexes, foreign keys, views). Property graphs and comments are left out.
 */
final class SqlDump {
  private final OpenedDatabase database;
  private final Writer out;

  private SqlDump(OpenedDatabase database, Writer out) {
    this.database = database;
    this.out = out;
  }

  /** Returns the number of rows. */
  static long write(Path directory, @Nullable EncryptionKeySource key, Path target)
      throws IOException, SQLException {
    try (OpenedDatabase database = OpenedDatabase.open(directory, key);
        Writer out = Files.newBufferedWriter(target, StandardCharsets.UTF_8)) {
      return new SqlDump(database, out).write();
    }
  }

  private long write() throws IOException, SQLException {
    DefinitionScript script = new DefinitionScript(database);
    long rows = 0;
    for (String statement : script.before()) {
      line(statement);
    }
    for (TableDefinition table : database.tables()) {
      rows += rows(table);
    }
    for (String statement : script.after()) {
      line(statement);
    }
    return rows;
  }

  private void line(String statement) throws IOException {
    out.write(statement);
    out.write(";\n");
  }

  private long rows(TableDefinition table) throws IOException, SQLException {
    int[] stored =
        IntStream.range(0, table.columns().size())
            .filter(i -> table.columns().get(i).generatedSql() == null)
            .toArray();
    StringJoiner names = new StringJoiner(", ", " (", ")");
    boolean overriding = false;
    for (int i : stored) {
      ColumnDefinition column = table.columns().get(i);
      names.add(DefinitionScript.quoted(column.name()));
      overriding |= column.identity() != null && column.identity().always();
    }
    String head =
        "INSERT INTO "
            + DefinitionScript.name(table.name())
            + names
            + (overriding ? " OVERRIDING SYSTEM VALUE" : "");
    long count = 0;
    try (ResultSet rows = database.rows(table)) {
      while (rows.next()) {
        StringJoiner values = new StringJoiner(", ", " VALUES (", ")");
        for (int i : stored) {
          values.add(literal(rows, i + 1, table.columns().get(i).type()));
        }
        line(head + values);
        count++;
      }
    }
    return count;
  }

  private static String literal(ResultSet rows, int column, DataType type) throws SQLException {
    return switch (type.kind()) {
      case BINARY, VARBINARY, BLOB -> {
        byte[] bytes = rows.getBytes(column);
        yield bytes == null ? "NULL" : "X'" + HexFormat.of().formatHex(bytes) + "'";
      }
      case ARRAY -> {
        Array array = rows.getArray(column);
        yield array == null ? "NULL" : array(array, type);
      }
      default -> literal(rows.getString(column), type);
    };
  }

  private static String array(Array array, DataType type) throws SQLException {
    DataType element = type.element();
    StringJoiner values = new StringJoiner(", ", "CAST(ARRAY[", "] AS " + type + ")");
    for (Object value : (Object[]) array.getArray()) {
      values.add(
          literal(value == null ? null : value.toString(), element == null ? type : element));
    }
    return values.toString();
  }

  private static String literal(@Nullable String text, DataType type) {
    if (text == null) {
      return "NULL";
    }
    return switch (type.kind()) {
      case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> text;
      case CHAR, VARCHAR, CLOB, JSON -> DefinitionScript.text(text);
      case REAL,
          DOUBLE,
          BINARY,
          VARBINARY,
          BLOB,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME,
          UUID,
          ARRAY,
          VECTOR ->
          "CAST(" + DefinitionScript.text(text) + " AS " + type + ")";
    };
  }
}
