package io.quiver.planner.ddl;

import io.quiver.parser.ast.DropObject;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.DropBehavior;
import io.quiver.storage.catalog.GraphDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.IndexedTable;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.SchemaDefinition;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.catalog.ViewDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** DROP of everything. */
final class DropCommands {
  private DropCommands() {}

  static void drop(DropObject drop, DefinitionContext context) {
    for (SqlIdentifier name : drop.names()) {
      switch (drop.kind()) {
        case INDEX -> dropIndex(drop, name, context);
        case TABLE, VIEW, SEQUENCE, SCHEMA, GRAPH, PROPERTY_GRAPH, PROCEDURE ->
            dropDefinition(drop, name, context);
        case COLUMN, CONSTRAINT, DATABASE ->
            throw Definitions.unsupported(
                "DROP " + drop.kind().words() + " is not supported", name);
      }
    }
  }

  private static void dropDefinition(
      DropObject drop, SqlIdentifier identifier, DefinitionContext context) {
    Catalog catalog = Definitions.catalog(context);
    Definition found = find(drop, identifier, catalog, context);
    if (found == null) {
      if (!drop.ifExists()) {
        throw missing(drop, identifier, catalog, context);
      }
      return;
    }
    boolean cascade = drop.behavior() == io.quiver.parser.ast.DropBehavior.CASCADE;
    DropBehavior behavior =
        cascade || found instanceof GraphDefinition ? DropBehavior.CASCADE : DropBehavior.RESTRICT;
    if (found instanceof SchemaDefinition schema && schema.name().equals(Catalog.DEFAULT_SCHEMA)) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          "schema " + schema.name() + " cannot be dropped",
          null,
          Positions.of(identifier),
          null);
    }
    Definitions.at(
        identifier,
        () -> Definitions.change(context, old -> dropFrom(old, found.id(), behavior, cascade)));
  }

  /** The function may be called again with a newer catalog, from which it may have gone. */
  private static Catalog dropFrom(Catalog catalog, int id, DropBehavior behavior, boolean cascade) {
    Definition definition = catalog.definition(id);
    if (definition == null) {
      return catalog;
    }
    Catalog next = catalog.drop(definition, behavior);
    List<String> orphans = SequenceDefaults.orphans(catalog, next);
    if (!orphans.isEmpty() && !cascade) {
      throw new QuiverException(
          ErrorCode.DEPENDENT_OBJECTS,
          Catalog.kind(definition)
              + " "
              + (definition instanceof GraphDefinition graph
                  ? graph.name()
                  : Catalog.nameOf(definition))
              + " cannot be dropped because other objects depend on it: "
              + String.join(", ", orphans),
          "Drop the defaults first, or use CASCADE.",
          null,
          null);
    }
    return orphans.isEmpty() ? next : SequenceDefaults.dropOrphans(catalog, next);
  }

  private static @Nullable Definition find(
      DropObject drop, SqlIdentifier identifier, Catalog catalog, DefinitionContext context) {
    return switch (drop.kind()) {
      case SCHEMA -> catalog.schema(Names.simple(identifier));
      case GRAPH -> catalog.graph(Names.simple(identifier));
      case TABLE ->
          catalog.relation(Definitions.name(identifier, context)) instanceof TableDefinition table
              ? table
              : null;
      case VIEW ->
          catalog.relation(Definitions.name(identifier, context)) instanceof ViewDefinition view
              ? view
              : null;
      case PROPERTY_GRAPH -> catalog.propertyGraph(Definitions.name(identifier, context));
      case PROCEDURE -> catalog.procedure(Definitions.newName(identifier, context));
      default ->
          catalog.relation(Definitions.name(identifier, context))
                  instanceof SequenceDefinition sequence
              ? sequence
              : null;
    };
  }

  private static QuiverException missing(
      DropObject drop, SqlIdentifier identifier, Catalog catalog, DefinitionContext context) {
    QuiverException error =
        switch (drop.kind()) {
          case TABLE, VIEW -> wrongKind(drop, identifier, catalog, context);
          case SCHEMA ->
              new QuiverException(
                  ErrorCode.SCHEMA_NOT_FOUND,
                  "schema " + Names.simple(identifier) + " does not exist");
          default ->
              new QuiverException(
                  ErrorCode.OBJECT_NOT_FOUND,
                  drop.kind().words().toLowerCase(Locale.ROOT)
                      + " "
                      + identifier
                      + " does not exist");
        };
    return error.withPosition(Positions.of(identifier));
  }

  private static QuiverException wrongKind(
      DropObject drop, SqlIdentifier identifier, Catalog catalog, DefinitionContext context) {
    ObjectName name = Definitions.name(identifier, context);
    Definition other = catalog.relation(name);
    return other == null
        ? catalog.notFound(name)
        : new QuiverException(
                ErrorCode.WRONG_OBJECT_TYPE,
                name + " is a " + Catalog.kind(other) + ", not a " + drop.kind().words())
            .withHint("Use DROP " + Catalog.kind(other).toUpperCase(Locale.ROOT) + ".");
  }

  private static void dropIndex(
      DropObject drop, SqlIdentifier identifier, DefinitionContext context) {
    ObjectName name = Definitions.name(identifier, context);
    IndexedTable found = Definitions.catalog(context).index(name);
    if (found == null) {
      if (drop.ifExists()) {
        return;
      }
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND,
          "index " + name + " does not exist",
          null,
          Positions.of(identifier),
          null);
    }
    if (found.index() instanceof IndexDefinition.Ordered ordered && ordered.constraint()) {
      throw new QuiverException(
          ErrorCode.DEPENDENT_OBJECTS,
          "index " + name + " belongs to a constraint of table " + found.table().name(),
          "Use ALTER TABLE .. DROP CONSTRAINT " + found.index().name() + ".",
          Positions.of(identifier),
          null);
    }
    Definitions.change(
        context,
        catalog -> {
          IndexedTable now = catalog.index(name);
          return now == null
              ? catalog
              : catalog.replace(
                  now.table()
                      .withIndexes(
                          now.table().indexes().stream()
                              .filter(index -> index.id() != now.index().id())
                              .toList()));
        });
  }
}
