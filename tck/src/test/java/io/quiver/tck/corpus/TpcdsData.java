package io.quiver.tck.corpus;

import io.trino.tpcds.Results;
import io.trino.tpcds.Session;
import io.trino.tpcds.Table;
import io.trino.tpcds.column.Column;
import io.trino.tpcds.column.ColumnType;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tables of TPC-DS, generated at a tiny scale: the first rows of each fact, and of the large
 * dimensions those rows that a fact refers to.
 */
final class TpcdsData {
  private static final double SCALE = 0.01;
  private static final int MAX_FACTS = 6_000;
  private static final int BATCH = 1_000;

  /** Facts first: they decide which rows of the dimensions are of use. */
  private static final List<Table> FACTS =
      List.of(
          Table.STORE_SALES,
          Table.STORE_RETURNS,
          Table.CATALOG_SALES,
          Table.CATALOG_RETURNS,
          Table.WEB_SALES,
          Table.WEB_RETURNS,
          Table.INVENTORY);

  private final Map<Table, List<List<String>>> rows = new LinkedHashMap<>();
  private final Set<String> demographics = new HashSet<>();

  private TpcdsData() {}

  static TpcdsData generate() {
    TpcdsData data = new TpcdsData();
    Session session = Session.getDefaultSession().withScale(SCALE);
    for (Table table : FACTS) {
      data.generate(table, session);
    }
    data.generate(Table.CUSTOMER, session);
    for (Table table : Table.getBaseTables()) {
      if (!data.rows.containsKey(table) && table != Table.DBGEN_VERSION) {
        data.generate(table, session);
      }
    }
    return data;
  }

  private void generate(Table table, Session session) {
    List<List<String>> kept = new ArrayList<>();
    rows.put(table, kept);
    boolean fact = FACTS.contains(table);
    int demographic = 0;
    List<Integer> references = new ArrayList<>();
    for (Column column : table.getColumns()) {
      if (column.getName().contains("cdemo_sk")) {
        references.add(column.getPosition());
      }
    }
    Table source = table.isChild() ? table.getParent() : table;
    for (List<List<String>> generated : Results.constructResults(source, session)) {
      // Returns come with the sales that they belong to.
      if (generated.size() <= (table.isChild() ? 1 : 0)) {
        continue;
      }
      List<String> row = generated.get(table.isChild() ? 1 : 0);
      if (table == Table.CUSTOMER_DEMOGRAPHICS && !demographics.contains(row.get(demographic))) {
        continue;
      }
      if (table == Table.DATE_DIM
          && (row.get(2).compareTo("1997") < 0 || row.get(2).compareTo("2004") > 0)) {
        continue;
      }
      kept.add(new ArrayList<>(row));
      references.forEach(i -> demographics.add(String.valueOf(row.get(i))));
      if (fact && kept.size() >= MAX_FACTS) {
        return;
      }
    }
  }

  private static String definition(Table table) {
    Map<Integer, String> columns = new TreeMap<>();
    for (Column column : table.getColumns()) {
      columns.put(column.getPosition(), column.getName() + " " + type(column.getType()));
    }
    String key =
        FACTS.contains(table)
            ? ""
            : ", PRIMARY KEY (" + firstWord(Objects.requireNonNull(columns.get(0))) + ")";
    return "CREATE TABLE "
        + table.getName()
        + " ("
        + String.join(", ", columns.values())
        + key
        + ")";
  }

  private static String type(ColumnType type) {
    return switch (type.getBase()) {
      case INTEGER -> "INTEGER";
      case IDENTIFIER -> "BIGINT";
      case DATE -> "DATE";
      case DECIMAL ->
          "DECIMAL(" + type.getPrecision().orElse(7) + ", " + type.getScale().orElse(2) + ")";
      case VARCHAR, CHAR -> "VARCHAR(" + type.getPrecision().orElse(200) + ")";
      case TIME -> "TIME";
    };
  }

  void insert(Connection connection) throws SQLException {
    for (Map.Entry<Table, List<List<String>>> table : rows.entrySet()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(definition(table.getKey()));
      }
      int columns = table.getKey().getColumns().length;
      connection.setAutoCommit(false);
      try (PreparedStatement insert =
          connection.prepareStatement(
              "INSERT INTO "
                  + table.getKey().getName()
                  + " VALUES ("
                  + "?, ".repeat(columns - 1)
                  + "?)")) {
        int waiting = 0;
        for (List<String> row : table.getValue()) {
          for (int i = 0; i < columns; i++) {
            @Nullable String value = row.get(i);
            insert.setString(i + 1, value);
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
      connection.setAutoCommit(true);
    }
  }

  void copy(Connection duckdb, Path directory) throws IOException, SQLException {
    for (Map.Entry<Table, List<List<String>>> table : rows.entrySet()) {
      Path file = directory.resolve(table.getKey().getName() + ".tbl");
      try (BufferedWriter lines = Files.newBufferedWriter(file)) {
        for (List<String> row : table.getValue()) {
          for (int i = 0; i < row.size(); i++) {
            @Nullable String value = row.get(i);
            lines.write((i > 0 ? "|" : "") + (value == null ? "\\N" : value));
          }
          lines.write('\n');
        }
      }
      try (Statement statement = duckdb.createStatement()) {
        statement.execute(definition(table.getKey()));
        statement.execute(
            "COPY "
                + table.getKey().getName()
                + " FROM '"
                + file
                + "' (DELIMITER '|', NULLSTR '\\N', QUOTE '', HEADER false)");
      }
      Files.delete(file);
    }
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    rows.forEach(
        (table, list) -> text.append(table.getName()).append(' ').append(list.size()).append(", "));
    return text.toString();
  }

  private static String firstWord(String text) {
    return text.substring(0, text.indexOf(' '));
  }
}
