package io.quiver.planner.schema;

import java.util.Map;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;

/** A schema of tables by name. */
final class NamedTables extends AbstractSchema {
  private final Map<String, Table> tables;

  NamedTables(Map<String, Table> tables) {
    this.tables = Map.copyOf(tables);
  }

  @Override
  protected Map<String, Table> getTableMap() {
    return tables;
  }
}
