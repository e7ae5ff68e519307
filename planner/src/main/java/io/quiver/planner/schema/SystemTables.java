package io.quiver.planner.schema;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.schema.Table;
import org.jspecify.annotations.Nullable;

/** The system tables that there are. Immutable. */
public final class SystemTables {
  private final List<SystemTable> tables;
  private final Map<String, Map<String, Table>> bySchema = new HashMap<>();

  public SystemTables(Collection<SystemTable> tables) {
    this.tables = List.copyOf(tables);
    for (SystemTable table : tables) {
      bySchema.computeIfAbsent(table.schema(), s -> new HashMap<>()).put(table.name(), table);
    }
  }

  public List<SystemTable> tables() {
    return tables;
  }

  public @Nullable SystemTable find(String schema, String name) {
    Map<String, Table> names = bySchema.get(schema);
    return names == null ? null : (SystemTable) names.get(name);
  }

  Map<String, Map<String, Table>> bySchema() {
    return bySchema;
  }
}
