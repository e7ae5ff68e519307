package io.quiver.shell;

import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.file.EncryptionKeySource;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Writes every table of a database to a CSV file of its own (RFC 4180, UTF-8, names of columns in
 * the first line; NULL is an empty field, an empty text two quotes).
 */
final class CsvDump {
  private CsvDump() {}

  static long write(Path directory, @Nullable EncryptionKeySource key, Path target)
      throws IOException, SQLException {
    Files.createDirectories(target);
    long rows = 0;
    try (OpenedDatabase database = OpenedDatabase.open(directory, key)) {
      for (TableDefinition table : database.tables()) {
        Path file = target.resolve(fileName(table));
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
          rows += write(database, table, out);
        }
      }
    }
    return rows;
  }

  /** Names that no file system has trouble with. */
  private static String fileName(TableDefinition table) {
    return table.name().toString().replaceAll("[^A-Za-z0-9_.-]", "_") + "-" + table.id() + ".csv";
  }

  private static long write(OpenedDatabase database, TableDefinition table, Writer out)
      throws IOException, SQLException {
    int columns = table.columns().size();
    for (int i = 0; i < columns; i++) {
      out.write((i == 0 ? "" : ",") + field(table.columns().get(i).name()));
    }
    out.write("\r\n");
    long count = 0;
    try (ResultSet rows = database.rows(table)) {
      while (rows.next()) {
        for (int i = 1; i <= columns; i++) {
          out.write((i == 1 ? "" : ",") + field(rows.getString(i)));
        }
        out.write("\r\n");
        count++;
      }
    }
    return count;
  }

  private static String field(@Nullable String value) {
    if (value == null) {
      return "";
    }
    boolean plain = !value.isEmpty() && value.chars().noneMatch(c -> "\",\r\n".indexOf(c) >= 0);
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
