package io.quiver.planner.system;

import io.quiver.functions.FunctionCatalog;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.functions.spi.TableFunction;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Built-in functions that are called by name, for completion in tools. */
final class RoutineViews {
  /** Operators and functions with a syntax of their own have other names. */
  private static final Pattern CALLABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

  static final SystemView ROUTINES =
      SystemView.information(
          "ROUTINES",
          "SPECIFIC_CATALOG, SPECIFIC_SCHEMA, SPECIFIC_NAME, ROUTINE_CATALOG, ROUTINE_SCHEMA,"
              + " ROUTINE_NAME, ROUTINE_TYPE, REMARKS, RETURNS_TABLE",
          RoutineViews::routines);

  private RoutineViews() {}

  private static void routines(Reading reading, SystemRows rows) {
    SortedMap<String, Boolean> returnsTable = new TreeMap<>();
    FunctionCatalog functions = FunctionCatalog.standard();
    for (ScalarFunction function : functions.scalars()) {
      returnsTable.put(function.name(), false);
    }
    for (TableFunction function : functions.tables()) {
      returnsTable.put(function.name(), true);
    }
    returnsTable.forEach(
        (name, table) -> {
          if (CALLABLE.matcher(name).matches()) {
            rows.add(
                reading.catalogName(),
                SystemView.SYS,
                name,
                reading.catalogName(),
                SystemView.SYS,
                name,
                "FUNCTION",
                null,
                table);
          }
        });
  }
}
