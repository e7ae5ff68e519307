package io.quiver.planner.ddl;

import io.quiver.planner.schema.TemporarySchema;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/**
 * What the commands of this package share: finding what statements name, with positions in errors.
 */
final class Definitions {
  private Definitions() {}

  static Catalog catalog(DefinitionContext context) {
    return context.database().catalog(context.transaction());
  }

  static Catalog change(DefinitionContext context, UnaryOperator<Catalog> change) {
    return context.database().changeCatalog(context.transaction(), change);
  }

  /** The full name of something that exists. */
  static ObjectName name(SqlIdentifier identifier, DefinitionContext context) {
    ObjectName temporary =
        TemporarySchema.find(catalog(context), context.temporarySchema(), identifier);
    return temporary == null ? newName(identifier, context) : temporary;
  }

  /** The full name of something new. */
  static ObjectName newName(SqlIdentifier identifier, DefinitionContext context) {
    return Names.of(identifier, context.schema());
  }

  /** Adds the place of a node to an error that has none. */
  static <T> T at(SqlNode node, Supplier<T> work) {
    try {
      return work.get();
    } catch (QuiverException e) {
      throw e.position() == null ? e.withPosition(Positions.of(node)) : e;
    }
  }

  static TableDefinition table(SqlIdentifier identifier, DefinitionContext context) {
    return at(identifier, () -> catalog(context).requireTable(name(identifier, context)));
  }

  static ColumnDefinition column(TableDefinition table, SqlIdentifier identifier) {
    return column(table, identifier, table.columns());
  }

  private static ColumnDefinition column(
      TableDefinition table, SqlIdentifier identifier, List<ColumnDefinition> columns) {
    String name = Names.simple(identifier);
    for (ColumnDefinition column : columns) {
      if (column.name().equals(name)) {
        return column;
      }
    }
    List<String> near =
        NearestNames.of(name, columns.stream().map(ColumnDefinition::name).toList());
    QuiverException error =
        new QuiverException(
            ErrorCode.COLUMN_NOT_FOUND, "table " + table.name() + " has no column " + name);
    throw (near.isEmpty() ? error : error.withHint("Did you mean " + near.get(0) + "?"))
        .withPosition(Positions.of(identifier));
  }

  static List<Integer> columnIds(TableDefinition table, List<SqlIdentifier> identifiers) {
    return identifiers.stream().map(identifier -> column(table, identifier).id()).toList();
  }

  static QuiverException unsupported(String what, SqlNode node) {
    return new QuiverException(
        ErrorCode.FEATURE_NOT_SUPPORTED, what, null, Positions.of(node), null);
  }
}
