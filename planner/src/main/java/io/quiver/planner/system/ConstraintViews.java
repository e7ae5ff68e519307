package io.quiver.planner.system;

import io.quiver.storage.catalog.CheckDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.TableDefinition;

/** Constraints by table, and the conditions of checks. */
final class ConstraintViews {
  static final SystemView TABLE_CONSTRAINTS =
      SystemView.information(
          "TABLE_CONSTRAINTS",
          "CONSTRAINT_CATALOG, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, TABLE_CATALOG, TABLE_SCHEMA,"
              + " TABLE_NAME, CONSTRAINT_TYPE, IS_DEFERRABLE, INITIALLY_DEFERRED, ENFORCED",
          ConstraintViews::constraints);

  static final SystemView CHECK_CONSTRAINTS =
      SystemView.information(
          "CHECK_CONSTRAINTS",
          "CONSTRAINT_CATALOG, CONSTRAINT_SCHEMA, CONSTRAINT_NAME, CHECK_CLAUSE",
          ConstraintViews::checks);

  private ConstraintViews() {}

  private static void constraints(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      for (UniqueKey key : UniqueKey.constraints(table)) {
        add(reading, rows, table, key.name(), key.type());
      }
      for (ForeignKeyDefinition key : table.foreignKeys()) {
        add(reading, rows, table, key.name(), "FOREIGN KEY");
      }
      for (CheckDefinition check : table.checks()) {
        add(reading, rows, table, check.name(), "CHECK");
      }
    }
  }

  private static void add(
      Reading reading, SystemRows rows, TableDefinition table, String name, String type) {
    String schema = table.name().schema();
    rows.add(
        reading.catalogName(),
        schema,
        name,
        reading.catalogName(),
        schema,
        table.name().name(),
        type,
        false,
        false,
        true);
  }

  private static void checks(Reading reading, SystemRows rows) {
    for (TableDefinition table : reading.tables()) {
      for (CheckDefinition check : table.checks()) {
        rows.add(reading.catalogName(), table.name().schema(), check.name(), check.conditionSql());
      }
    }
  }
}
