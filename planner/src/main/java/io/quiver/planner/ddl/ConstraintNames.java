package io.quiver.planner.ddl;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.CheckDefinition;
import io.quiver.storage.catalog.ForeignKeyDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names for constraints and indexes that were given none: table, columns and a word for the kind,
 * joined by underscores, with a number where that is taken.
 */
final class ConstraintNames {
  private static final int MAX_LENGTH = 200;

  private final String schema;
  private final Catalog catalog;
  private final Set<String> used = new HashSet<>();

  ConstraintNames(Catalog catalog, String schema) {
    this.catalog = catalog;
    this.schema = schema;
  }

  ConstraintNames(Catalog catalog, TableDefinition table) {
    this(catalog, table.name().schema());
    table.foreignKeys().stream().map(ForeignKeyDefinition::name).forEach(used::add);
    table.checks().stream().map(CheckDefinition::name).forEach(used::add);
    table.indexes().stream().map(IndexDefinition::name).forEach(used::add);
  }

  void use(String name) {
    used.add(name);
  }

  String make(String table, List<String> columns, String kind) {
    String joined = columns.isEmpty() ? table : table + "_" + String.join("_", columns);
    String base =
        (joined.length() > MAX_LENGTH ? joined.substring(0, MAX_LENGTH) : joined) + "_" + kind;
    String name = base;
    for (int i = 1;
        used.contains(name) || catalog.index(new ObjectName(schema, name)) != null;
        i++) {
      name = base + i;
    }
    used.add(name);
    return name;
  }
}
