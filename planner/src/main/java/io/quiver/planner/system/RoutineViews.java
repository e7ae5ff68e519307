package io.quiver.planner.system;

import io.quiver.storage.value.DataType;

/** Built-in functions that are called by name, for completion in tools, and procedures. */
final class RoutineViews {
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
              + " ELEMENT_SCALE int, IS_RESULT, ROUTINE_TYPE, RETURNS_TABLE, REMARKS",
          RoutineViews::parameters);

  private RoutineViews() {}

  private static void routines(Reading reading, SystemRows rows) {
    for (RoutineSignature routine : RoutineSignature.all(reading)) {
      rows.add(
          reading.catalogName(),
          routine.schema(),
          routine.name(),
          reading.catalogName(),
          routine.schema(),
          routine.name(),
          routine.kind(),
          routine.comment(),
          routine.returnsTable(),
          routine.kind().equals("FUNCTION") ? "EXTERNAL" : "SQL",
          routine.body());
    }
  }

  private static void parameters(Reading reading, SystemRows rows) {
    for (RoutineSignature routine : RoutineSignature.all(reading)) {
      for (RoutineSignature.Item item : routine.items()) {
        DataType type = item.type();
        DataType element = type == null ? null : type.element();
        rows.add(
            reading.catalogName(),
            routine.schema(),
            routine.name(),
            item.position(),
            item.mode(),
            item.name(),
            type == null ? null : TypeDescription.name(type),
            type == null ? null : TypeDescription.length(type),
            type == null ? null : TypeDescription.numericPrecision(type),
            type == null ? null : TypeDescription.numericScale(type),
            type == null ? null : TypeDescription.datetimePrecision(type),
            type == null ? null : type.toString(),
            type == null ? null : type.kind().name(),
            type == null ? null : type.precision(),
            type == null ? null : type.scale(),
            element == null ? null : element.kind().name(),
            element == null ? null : element.precision(),
            element == null ? null : element.scale(),
            item.isResult(),
            routine.kind(),
            routine.returnsTable(),
            item.remarks());
      }
    }
  }
}
