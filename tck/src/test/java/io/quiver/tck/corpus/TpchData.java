package io.quiver.tck.corpus;

import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;

/** The tables of TPC-H, generated. */
final class TpchData {
  private static final int BATCH = 2_000;

  private TpchData() {}

  static String resource(String name) throws IOException {
    try (InputStream bytes =
        Objects.requireNonNull(TpchData.class.getResourceAsStream(name), name)) {
      return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void createTables(Connection connection) throws IOException, SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : resource("/tpch/schema.sql").split(";\\s*")) {
        statement.execute(sql);
      }
    }
  }

  /** Creates and fills the tables through JDBC. */
  static void insert(Connection connection, double scale) throws IOException, SQLException {
    createTables(connection);
    connection.setAutoCommit(false);
    for (TpchTable<?> table : TpchTable.getTables()) {
      int columns = table.getColumns().size();
      String sql =
          "INSERT INTO " + table.getTableName() + " VALUES (" + "?, ".repeat(columns - 1) + "?)";
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        int waiting = 0;
        for (TpchEntity row : table.createGenerator(scale, 1, 1)) {
          String[] values = row.toLine().split("\\|", -1);
          for (int i = 0; i < columns; i++) {
            insert.setString(i + 1, values[i]);
          }
          insert.addBatch();
          if (++waiting == BATCH) {
            insert.executeBatch();
            connection.commit();
            waiting = 0;
          }
        }
        insert.executeBatch();
        connection.commit();
      }
    }
    connection.setAutoCommit(true);
  }

  /** Creates and fills the tables of DuckDB, which reads files faster than it takes rows. */
  static void copy(Connection duckdb, double scale, Path directory)
      throws IOException, SQLException {
    createTables(duckdb);
    for (TpchTable<?> table : TpchTable.getTables()) {
      Path file = directory.resolve(table.getTableName() + ".tbl");
      try (BufferedWriter lines = Files.newBufferedWriter(file)) {
        for (TpchEntity row : table.createGenerator(scale, 1, 1)) {
          String line = row.toLine();
          lines.write(line, 0, line.length() - 1);
          lines.write('\n');
        }
      }
      try (Statement statement = duckdb.createStatement()) {
        statement.execute("COPY " + table.getTableName() + " FROM '" + file + "' (DELIMITER '|')");
      }
      Files.delete(file);
    }
  }
}
