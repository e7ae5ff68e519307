package io.quiver.planner.ddl;

import io.quiver.parser.SqlParsing;
import io.quiver.parser.SqlPrinter;
import io.quiver.planner.validate.FunctionSugar;
import io.quiver.planner.validate.Names;
import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * The sequences that defaults of columns read: their text names each with its schema, so that it
 * means the same in every session, and follows a sequence that gets another name.
 */
final class SequenceDefaults {
  private SequenceDefaults() {}

  /** The text of a default to be kept. */
  static @Nullable String print(@Nullable SqlNode value, DefinitionContext context) {
    return value == null
        ? null
        : SqlPrinter.print(mapped(value, id -> Definitions.name(id, context)));
  }

  /** The defaults that read a sequence which is in one catalog and no more in the next. */
  static List<String> orphans(Catalog before, Catalog after) {
    List<String> found = new ArrayList<>();
    for (TableDefinition table : after.tables()) {
      for (ColumnDefinition column : table.columns()) {
        if (readsLost(before, after, table, column)) {
          found.add("default of column " + column.name() + " of table " + table.name());
        }
      }
    }
    return found;
  }

  /** The next catalog without those defaults. */
  static Catalog dropOrphans(Catalog before, Catalog after) {
    Catalog next = after;
    for (TableDefinition table : after.tables()) {
      next =
          withDefaults(
              next,
              table,
              column -> readsLost(before, after, table, column) ? null : column.defaultSql());
    }
    return next;
  }

  /** The catalog in which a sequence has got another name already, and now the defaults too. */
  static Catalog renamed(Catalog catalog, Map<ObjectName, ObjectName> names) {
    Catalog next = catalog;
    for (TableDefinition table : catalog.tables()) {
      next =
          withDefaults(
              next,
              table,
              column -> {
                String sql = column.defaultSql();
                if (sql == null || sequences(sql, table).stream().noneMatch(names::containsKey)) {
                  return sql;
                }
                return SqlPrinter.print(
                    mapped(
                        SqlParsing.parseExpression(sql),
                        id -> {
                          ObjectName old = Names.of(id, table.name().schema());
                          return names.getOrDefault(old, old);
                        }));
              });
    }
    return next;
  }

  private static Catalog withDefaults(Catalog catalog, TableDefinition table, DefaultText text) {
    List<ColumnDefinition> columns = new ArrayList<>();
    boolean changed = false;
    for (ColumnDefinition column : table.columns()) {
      String sql = text.of(column);
      boolean same = Objects.equals(sql, column.defaultSql());
      changed |= !same;
      columns.add(same ? column : withDefault(column, sql));
    }
    return changed ? catalog.replace(table.withColumns(columns, table.nextColumnId())) : catalog;
  }

  static ColumnDefinition withDefault(ColumnDefinition column, @Nullable String sql) {
    return new ColumnDefinition(
        column.id(),
        column.name(),
        column.type(),
        column.nullable(),
        sql,
        column.generatedSql(),
        column.identity(),
        column.comment(),
        column.initialValue());
  }

  private static boolean readsLost(
      Catalog before, Catalog after, TableDefinition table, ColumnDefinition column) {
    String sql = column.defaultSql();
    return sql != null
        && sequences(sql, table).stream()
            .anyMatch(name -> before.sequence(name) != null && after.sequence(name) == null);
  }

  private static Set<ObjectName> sequences(String sql, TableDefinition table) {
    // Most defaults are literals: only what could name a sequence is parsed.
    if (!sql.contains(" VALUE FOR ")) {
      return Set.of();
    }
    Set<ObjectName> names = new HashSet<>();
    mapped(
        SqlParsing.parseExpression(sql),
        id -> {
          ObjectName name = Names.of(id, table.name().schema());
          names.add(name);
          return name;
        });
    return names;
  }

  /** Old and new names of a schema's sequences. */
  static Map<ObjectName, ObjectName> moves(Catalog catalog, String schema, String newSchema) {
    Map<ObjectName, ObjectName> names = new HashMap<>();
    for (SequenceDefinition sequence : catalog.sequences()) {
      if (sequence.name().schema().equals(schema)) {
        names.put(sequence.name(), new ObjectName(newSchema, sequence.name().name()));
      }
    }
    return names;
  }

  /** The expression with other names of the sequences in it. */
  private static SqlNode mapped(SqlNode value, Naming naming) {
    SqlNode result =
        value.accept(
            new SqlShuttle() {
              @Override
              public @Nullable SqlNode visit(SqlCall call) {
                SqlNode meant = FunctionSugar.sequence(call);
                SqlCall read = meant instanceof SqlCall sequence ? sequence : call;
                if (read.getKind() != SqlKind.NEXT_VALUE
                    && read.getKind() != SqlKind.CURRENT_VALUE) {
                  return super.visit(call);
                }
                ObjectName name = naming.of(read.operand(0));
                SqlParserPos position = read.getParserPosition();
                return read.getOperator()
                    .createCall(
                        position, new SqlIdentifier(List.of(name.schema(), name.name()), position));
              }
            });
    return result == null ? value : result;
  }

  /** What a sequence is to be called. */
  private interface Naming {
    ObjectName of(SqlIdentifier written);
  }

  /** The text of a column's default from now on. */
  private interface DefaultText {
    @Nullable String of(ColumnDefinition column);
  }
}
