package io.quiver.driver.jdbc;

import io.quiver.driver.convert.ParameterValues;
import io.quiver.driver.error.SqlExceptions;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ExecuteOptions.GeneratedKeys;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes rows of the one table that a result comes from, found by its primary key: plain INSERT,
 * UPDATE and DELETE statements of the session, so that all rules and the transaction hold. Values
 * are parameters, names are quoted. Confined to the connection's thread.
 */
final class RowEditor {
  private final QuiverConnection connection;
  private final List<ResultColumn> columns;
  private final String table;

  /** Numbers of the result's columns that are the table's primary key. */
  private final List<Integer> key;

  /** New values by column number, in the engine's representation. */
  private final Map<Integer, @Nullable Object> pending = new TreeMap<>();

  private RowEditor(
      QuiverConnection connection, List<ResultColumn> columns, String table, List<Integer> key) {
    this.connection = connection;
    this.columns = columns;
    this.table = table;
    this.key = key;
  }

  /** An editor, or null if the result is not the rows of one table with their primary key. */
  static @Nullable RowEditor of(QuiverConnection connection, List<ResultColumn> columns)
      throws SQLException {
    String table = null;
    String schema = null;
    for (ResultColumn column : columns) {
      if (column.table() == null) {
        continue;
      }
      if (table != null
          && !(table.equals(column.table()) && Objects.equals(schema, column.schema()))) {
        return null;
      }
      table = column.table();
      schema = column.schema();
    }
    if (table == null) {
      return null;
    }
    List<Integer> key = new ArrayList<>();
    try (ResultSet names = connection.getMetaData().getPrimaryKeys(null, schema, table)) {
      while (names.next()) {
        int found = find(columns, names.getString("COLUMN_NAME"));
        if (found < 0) {
          return null;
        }
        key.add(found);
      }
    }
    return key.isEmpty()
        ? null
        : new RowEditor(connection, columns, Identifiers.quote(schema, table), List.copyOf(key));
  }

  private static int find(List<ResultColumn> columns, @Nullable String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).table() != null && columns.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Notes a new value for a column, from 0. */
  void set(int column, @Nullable Object value) throws SQLException {
    ResultColumn target = columns.get(column);
    if (target.table() == null) {
      throw SqlExceptions.of(
          ErrorCode.INVALID_STATEMENT,
          "Column \"" + target.label() + "\" is computed: it cannot be changed.");
    }
    pending.put(column, value == null ? null : ParameterValues.convert(value, target.type()));
  }

  void forget() {
    pending.clear();
  }

  private String name(int column) {
    return Identifiers.quote(columns.get(column).name());
  }

  private String whereKey() {
    return key.stream()
        .map(i -> name(i) + " = ?")
        .collect(Collectors.joining(" AND ", " WHERE ", ""));
  }

  private List<@Nullable Object> keyOf(@Nullable Object[] row) {
    List<@Nullable Object> values = new ArrayList<>();
    key.forEach(i -> values.add(row[i]));
    return values;
  }

  /** Writes the noted values into a row; gives the row as it is then. */
  @Nullable Object[] update(@Nullable Object[] row) throws SQLException {
    if (pending.isEmpty()) {
      return row;
    }
    String assignments =
        pending.keySet().stream().map(i -> name(i) + " = ?").collect(Collectors.joining(", "));
    List<@Nullable Object> values = new ArrayList<>(pending.values());
    values.addAll(keyOf(row));
    requireOne(change("UPDATE " + table + " SET " + assignments + whereKey(), values));
    @Nullable Object[] changed = row.clone();
    key.forEach(
        i -> {
          if (pending.containsKey(i)) {
            changed[i] = pending.get(i);
          }
        });
    forget();
    return refresh(changed);
  }

  /** Inserts a row of the noted values, the others by their defaults; gives it as it is then. */
  @Nullable Object[] insert() throws SQLException {
    String names = pending.keySet().stream().map(this::name).collect(Collectors.joining(", "));
    String marks = pending.keySet().stream().map(i -> "?").collect(Collectors.joining(", "));
    String sql =
        pending.isEmpty()
            ? "INSERT INTO " + table + " DEFAULT VALUES"
            : "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
    List<String> keyNames = key.stream().map(i -> columns.get(i).name()).toList();
    QueryResult result =
        execute(sql, new ArrayList<>(pending.values()), new GeneratedKeys(true, keyNames));
    @Nullable Object[] inserted = new @Nullable Object[columns.size()];
    if (result instanceof QueryResult.Changed changed && changed.returning() != null) {
      BufferedRows keys = BufferedRows.drain(changed.returning());
      if (keys.next()) {
        for (int i = 0; i < key.size(); i++) {
          inserted[key.get(i)] = keys.get(i);
        }
      }
    }
    forget();
    return refresh(inserted);
  }

  void delete(@Nullable Object[] row) throws SQLException {
    requireOne(change("DELETE FROM " + table + whereKey(), keyOf(row)));
    forget();
  }

  /** The row with the same key as it is now; computed columns stay as they were. */
  @Nullable Object[] refresh(@Nullable Object[] row) throws SQLException {
    List<Integer> stored = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).table() != null) {
        stored.add(i);
      }
    }
    String names = stored.stream().map(this::name).collect(Collectors.joining(", "));
    QueryResult result =
        execute("SELECT " + names + " FROM " + table + whereKey(), keyOf(row), GeneratedKeys.NONE);
    if (!(result instanceof QueryResult.Rows rows)) {
      throw QuiverException.bug("a SELECT without rows");
    }
    BufferedRows found = BufferedRows.drain(rows.cursor());
    if (!found.next()) {
      throw gone();
    }
    @Nullable Object[] fresh = row.clone();
    for (int i = 0; i < stored.size(); i++) {
      fresh[stored.get(i)] = found.get(i);
    }
    return fresh;
  }

  private long change(String sql, List<@Nullable Object> values) throws SQLException {
    return execute(sql, values, GeneratedKeys.NONE) instanceof QueryResult.Changed changed
        ? changed.count()
        : 0;
  }

  private QueryResult execute(String sql, List<@Nullable Object> values, GeneratedKeys keys)
      throws SQLException {
    try {
      return connection
          .prepareQuery(sql, false)
          .execute(values.toArray(), new ExecuteOptions(0, 0, keys));
    } catch (RuntimeException | Error e) {
      throw SqlExceptions.translate(e, sql);
    }
  }

  private static void requireOne(long count) throws SQLException {
    if (count != 1) {
      throw gone();
    }
  }

  private static SQLException gone() {
    return SqlExceptions.of(
        ErrorCode.SERIALIZATION_FAILURE,
        "The row is not there any more: another transaction deleted it or changed its key.",
        "Run the query again.");
  }
}
