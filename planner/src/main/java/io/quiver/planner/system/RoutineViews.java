package io.quiver.planner.system;

import io.quiver.functions.FunctionCatalog;
import io.quiver.functions.spi.ScalarFunction;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.catalog.ProcedureDefinition;
import io.quiver.storage.value.DataType;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Built-in functions that are called by name, for completion in tools, and procedures. */
final class RoutineViews {
  /** Operators and functions with a syntax of their own have other names. */
  private static final Pattern CALLABLE = Pattern.compile("[A-Z][A-Z0-9_]*");

  static final SystemView ROUTINES =
      SystemView.information(
          "ROUTINES",
          "SPECIFIC_CATALOG, SPECIFIC_SCHEMA, SPECIFIC_NAME, ROUTINE_CATALOG, ROUTINE_SCHEMA,"
              + " ROUTINE_NAME, ROUTINE_TYPE, REMARKS, RETURNS_TABLE, ROUTINE_BODY,"
              + " ROUTINE_DEFINITION",
          RoutineViews::routines);

  static final SystemView PARAMETERS =
      SystemView.information(
          "PARAMETERS",
          "SPECIFIC_CATALOG, SPECIFIC_SCHEMA, SPECIFIC_NAME, ORDINAL_POSITION int, PARAMETER_MODE,"
              + " PARAMETER_NAME, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH long, NUMERIC_PRECISION int,"
              + " NUMERIC_SCALE int, DATETIME_PRECISION int, DECLARED_TYPE, TYPE_KIND,"
              + " TYPE_PRECISION int, TYPE_SCALE int, ELEMENT_KIND, ELEMENT_PRECISION int,"
              + " ELEMENT_SCALE int",
          RoutineViews::parameters);

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
                table,
                "EXTERNAL",
                null);
          }
        });
    for (ProcedureDefinition procedure : reading.catalog().procedures()) {
      rows.add(
          reading.catalogName(),
          procedure.name().schema(),
          procedure.name().name(),
          reading.catalogName(),
          procedure.name().schema(),
          procedure.name().name(),
          "PROCEDURE",
          procedure.comment(),
          false,
          "SQL",
          procedure.body());
    }
  }

  private static void parameters(Reading reading, SystemRows rows) {
    for (ProcedureDefinition procedure : reading.catalog().procedures()) {
      int position = 0;
      for (ProcedureDefinition.Parameter parameter : procedure.parameters()) {
        DataType type = parameter.type();
        DataType element = type.element();
        position++;
        rows.add(
            reading.catalogName(),
            procedure.name().schema(),
            procedure.name().name(),
            position,
            parameter.mode().name(),
            parameter.name(),
            TypeDescription.name(type),
            TypeDescription.length(type),
            TypeDescription.numericPrecision(type),
            TypeDescription.numericScale(type),
            TypeDescription.datetimePrecision(type),
            type.toString(),
            type.kind().name(),
            type.precision(),
            type.scale(),
            element == null ? null : element.kind().name(),
            element == null ? null : element.precision(),
            element == null ? null : element.scale());
      }
    }
  }
}
