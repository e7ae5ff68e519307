package io.quiver.planner.ddl;

import io.quiver.parser.ast.AlterIndex;
import io.quiver.parser.ast.CreateIndex;
import io.quiver.parser.ast.CreateVectorIndex;
import io.quiver.parser.ast.IndexColumn;
import io.quiver.parser.ast.StatementOption;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.IndexedTable;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.TypeKind;
import io.quiver.storage.vector.VectorIndexSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/** CREATE [UNIQUE] INDEX, CREATE VECTOR INDEX, ALTER INDEX. */
final class IndexCommands {
  private IndexCommands() {}

  static void create(CreateIndex create, DefinitionContext context) {
    TableDefinition table = Definitions.table(create.table(), context);
    List<Integer> ids = new ArrayList<>();
    List<Boolean> descending = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (IndexColumn column : create.columns()) {
      ColumnDefinition definition = column(table, column);
      ids.add(definition.id());
      names.add(definition.name());
      descending.add(column.descending());
    }
    if (!create.included().isEmpty()) {
      throw Definitions.unsupported(
          "INCLUDE is supported for vector indexes only", create.included().get(0));
    }
    String name = name(create.name(), table, names, context);
    if (create.ifNotExists() && exists(name, table, context)) {
      return;
    }
    IndexDefinition.Ordered index =
        new IndexDefinition.Ordered(
            context.database().newObjectId(), name, ids, descending, create.unique(), false, true);
    Catalog after =
        add(table, index, create.name() == null ? create.table() : create.name(), context);
    context.database().buildIndex(context.transaction(), after.requireTable(table.id()), index);
  }

  private static ColumnDefinition column(TableDefinition table, IndexColumn column) {
    if (!(column.expression() instanceof SqlIdentifier identifier)) {
      throw Definitions.unsupported(
          "an index on an expression is not supported yet", column.expression());
    }
    ColumnDefinition definition = Definitions.column(table, identifier);
    TypeKind kind = definition.type().kind();
    if (kind == TypeKind.VECTOR || kind == TypeKind.JSON || kind == TypeKind.ARRAY) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION,
          "column " + definition.name() + " of type " + definition.type() + " has no order",
          kind == TypeKind.VECTOR ? "CREATE VECTOR INDEX makes an index for vectors." : null,
          Positions.of(identifier),
          null);
    }
    return definition;
  }

  static String name(
      @Nullable SqlIdentifier given,
      TableDefinition table,
      List<String> columns,
      DefinitionContext context) {
    if (given == null) {
      return new ConstraintNames(Definitions.catalog(context), table)
          .make(table.name().name(), columns, "IDX");
    }
    ObjectName name = Names.of(given, table.name().schema());
    if (!name.schema().equals(table.name().schema())) {
      throw Positions.error(
          ErrorCode.INVALID_DEFINITION,
          "an index lies in the schema of its table, " + table.name().schema(),
          given);
    }
    return name.name();
  }

  static boolean exists(String name, TableDefinition table, DefinitionContext context) {
    return Definitions.catalog(context).index(new ObjectName(table.name().schema(), name)) != null;
  }

  static Catalog add(
      TableDefinition table,
      IndexDefinition index,
      SqlIdentifier position,
      DefinitionContext context) {
    return Definitions.at(
        position,
        () ->
            Definitions.change(
                context,
                catalog -> {
                  TableDefinition now = catalog.requireTable(table.id());
                  List<IndexDefinition> indexes = new ArrayList<>(now.indexes());
                  indexes.add(index);
                  return catalog.replace(now.withIndexes(indexes));
                }));
  }

  static void createVector(CreateVectorIndex create, DefinitionContext context) {
    TableDefinition table = Definitions.table(create.table(), context);
    ColumnDefinition column = Definitions.column(table, create.column());
    if (column.type().kind() != TypeKind.VECTOR) {
      throw Positions.error(
          ErrorCode.WRONG_OBJECT_TYPE,
          "a vector index needs a column of type VECTOR; " + column.name() + " is " + column.type(),
          create.column());
    }
    String name = name(create.name(), table, List.of(column.name()), context);
    if (create.ifNotExists() && exists(name, table, context)) {
      return;
    }
    IndexDefinition.Vector index =
        new IndexDefinition.Vector(
            context.database().newObjectId(),
            name,
            List.of(column.id()),
            Definitions.columnIds(table, create.included()),
            options(create.options()),
            true);
    Definitions.at(create.column(), () -> VectorIndexSettings.of(index, column.type().precision()));
    add(table, index, create.name() == null ? create.table() : create.name(), context);
  }

  /** Options of a vector index by lower-case name; unknown ones are an error. */
  static Map<String, String> options(List<StatementOption> given) {
    Map<String, String> options = new TreeMap<>();
    for (StatementOption option : given) {
      String name = option.name().toLowerCase(Locale.ROOT);
      switch (name) {
        case "metric",
            "m",
            "ef_construction",
            "ef_search",
            "quantization",
            "rescore",
            "pq_subvectors",
            "pq_bits" ->
            options.put(name, option.text());
        default ->
            throw new QuiverException(
                ErrorCode.INVALID_PARAMETER,
                "a vector index has no option " + name,
                "Options are metric, m, ef_construction, ef_search, quantization, rescore,"
                    + " pq_subvectors and pq_bits.",
                Positions.of(option.position()),
                null);
      }
    }
    return options;
  }

  /** The error about an index that is not there, with names like it. */
  static QuiverException missing(
      ObjectName name, SqlIdentifier identifier, DefinitionContext context) {
    List<String> names = new ArrayList<>();
    for (TableDefinition table : Definitions.catalog(context).tables()) {
      if (table.name().schema().equals(name.schema())) {
        table.indexes().forEach(index -> names.add(index.name()));
      }
    }
    return new QuiverException(
        ErrorCode.OBJECT_NOT_FOUND,
        "index " + name + " does not exist",
        NearestNames.hint(name.name(), names),
        Positions.of(identifier),
        null);
  }

  static void alter(AlterIndex alter, DefinitionContext context) {
    ObjectName name = Definitions.name(alter.name(), context);
    IndexedTable found = Definitions.catalog(context).index(name);
    if (found == null) {
      if (alter.ifExists()) {
        return;
      }
      throw missing(name, alter.name(), context);
    }
    SqlIdentifier newName = alter.newName();
    if (newName == null) {
      VectorIndexChanges.set(alter, found, context);
      return;
    }
    String renamed = Names.simple(newName);
    Definitions.at(
        newName,
        () ->
            Definitions.change(
                context,
                catalog -> {
                  TableDefinition table = catalog.requireTable(found.table().id());
                  return catalog.replace(
                      table.withIndexes(
                          table.indexes().stream()
                              .map(i -> i.id() == found.index().id() ? rename(i, renamed) : i)
                              .toList()));
                }));
  }

  static IndexDefinition rename(IndexDefinition index, String name) {
    return switch (index) {
      case IndexDefinition.Ordered o ->
          new IndexDefinition.Ordered(
              o.id(), name, o.columnIds(), o.descending(), o.unique(), o.constraint(), o.ready());
      case IndexDefinition.Vector v ->
          new IndexDefinition.Vector(
              v.id(), name, v.columnIds(), v.includedColumnIds(), v.options(), v.ready());
      case IndexDefinition.Text t ->
          new IndexDefinition.Text(
              t.id(), name, t.columnIds(), t.boosts(), t.analyzer(), t.k1(), t.b(), t.ready());
    };
  }
}
