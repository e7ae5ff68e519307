package io.quiver.planner;

import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ResultColumn;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Which columns of changed rows are given back as generated keys. */
@SuppressWarnings("ArrayRecordComponent") // handed over once
record GeneratedKeyColumns(int[] ordinals, List<ResultColumn> columns) {
  static GeneratedKeyColumns of(
      PlannedStatement.Planned planned, ExecuteOptions.GeneratedKeys wanted) {
    TableDefinition table = planned.target();
    if (table == null) {
      throw QuiverException.bug("generated keys of a query");
    }
    List<Integer> ordinals =
        wanted.columns().isEmpty() ? standard(table) : named(table, wanted.columns());
    List<ResultColumn> columns = new ArrayList<>();
    for (int ordinal : ordinals) {
      ColumnDefinition column = table.columns().get(ordinal);
      columns.add(
          new ResultColumn(
              column.name(),
              column.name(),
              column.type(),
              column.nullable(),
              table.name().name(),
              table.name().schema(),
              column.identity() != null));
    }
    return new GeneratedKeyColumns(
        ordinals.stream().mapToInt(Integer::intValue).toArray(), columns);
  }

  private static List<Integer> named(TableDefinition table, List<String> names) {
    List<Integer> ordinals = new ArrayList<>();
    for (String name : names) {
      ordinals.add(
          find(table, name)
              .orElseThrow(
                  () ->
                      new QuiverException(
                          ErrorCode.COLUMN_NOT_FOUND,
                          "table " + table.name() + " has no column " + name)));
    }
    return ordinals;
  }

  /** Frameworks give names as their users write them: {@code id} for ID. */
  private static OptionalInt find(TableDefinition table, String name) {
    OptionalInt exact = table.findColumn(name);
    return exact.isPresent()
        ? exact
        : IntStream.range(0, table.columns().size())
            .filter(i -> table.columns().get(i).name().equalsIgnoreCase(name))
            .findFirst();
  }

  /** Identity columns, or the primary key without one. */
  private static List<Integer> standard(TableDefinition table) {
    List<Integer> ordinals = new ArrayList<>();
    for (int i = 0; i < table.columns().size(); i++) {
      if (table.columns().get(i).identity() != null) {
        ordinals.add(i);
      }
    }
    if (ordinals.isEmpty()) {
      table.primaryKeyColumnIds().forEach(id -> ordinals.add(table.ordinalOf(id)));
    }
    return ordinals;
  }
}
