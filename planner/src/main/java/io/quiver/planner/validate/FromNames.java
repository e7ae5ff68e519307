package io.quiver.planner.validate;

import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlStarExclude;
import org.apache.calcite.sql.SqlStarReplace;
import org.jspecify.annotations.Nullable;

/**
 * What FROM names in the query at hand and in those around it: x.NEXTVAL is a column where it names
 * an x that has one. Belongs to one rewriting.
 */
final class FromNames {
  private final Planning planning;
  private final Deque<List<Item>> around = new ArrayDeque<>();
  private final Set<SqlNode> tables = Collections.newSetFromMap(new IdentityHashMap<>());

  FromNames(Planning planning) {
    this.planning = planning;
  }

  /**
   * An item of FROM.
   *
   * @param columns names of all of its columns, or null when the item alone does not tell them
   */
  private record Item(String name, @Nullable List<String> columns) {}

  /** Before a call's operands are met; {@link #leave} follows. */
  void enter(SqlCall call, Predicate<SqlIdentifier> isWithName) {
    List<Item> items = new ArrayList<>();
    SqlNode query = call;
    while (query instanceof SqlOrderBy ordered) {
      query = ordered.query;
    }
    if (query instanceof SqlSelect select) {
      add(select.getFrom(), items, isWithName);
    }
    around.push(items);
  }

  void leave() {
    around.pop();
  }

  /** Whether it names a table of FROM, or a column of one. */
  boolean isTableOrColumn(SqlIdentifier identifier) {
    int last = identifier.names.size() - 1;
    return tables.contains(identifier)
        || last > 0
            && around.stream()
                .flatMap(List::stream)
                .anyMatch(
                    item ->
                        item.name.equals(identifier.names.get(last - 1))
                            && (item.columns == null
                                || item.columns.contains(identifier.names.get(last))));
  }

  private void add(@Nullable SqlNode item, List<Item> items, Predicate<SqlIdentifier> isWithName) {
    if (item instanceof SqlIdentifier table) {
      items.add(new Item(table.names.get(table.names.size() - 1), columns(table, isWithName)));
    } else if (item instanceof SqlJoin join) {
      add(join.getLeft(), items, isWithName);
      add(join.getRight(), items, isWithName);
    } else if (item instanceof SqlCall call && call.getKind() == SqlKind.AS) {
      List<String> columns = columns(call.operand(0), isWithName);
      if (call.operandCount() > 2) {
        columns = call.getOperandList().stream().skip(2).map(FromNames::name).toList();
      }
      items.add(new Item(name(call.operand(1)), columns));
    } else if (item instanceof SqlCall call && wraps(call)) {
      add(call.operand(0), items, isWithName);
    }
  }

  /** Whether the first operand is the table that it is about. */
  private static boolean wraps(SqlCall call) {
    return switch (call.getKind()) {
      case LATERAL, TABLE_REF, TABLESAMPLE, EXTEND, SNAPSHOT, EXPLICIT_TABLE -> true;
      default -> false;
    };
  }

  private @Nullable List<String> columns(SqlNode item, Predicate<SqlIdentifier> isWithName) {
    if (item instanceof SqlIdentifier table) {
      tables.add(table);
      TableDefinition known =
          isWithName.test(table) ? null : planning.view().catalog().table(planning.named(table));
      return known == null ? null : known.columns().stream().map(ColumnDefinition::name).toList();
    }
    if (item instanceof SqlSelect select) {
      List<String> names = select.getSelectList().stream().map(FromNames::name).toList();
      return names.contains("") ? null : names;
    }
    return item instanceof SqlCall call && wraps(call)
        ? columns(call.operand(0), isWithName)
        : null;
  }

  /** The name of a column or of an item of a select list; empty for all columns of a table. */
  private static String name(@Nullable SqlNode node) {
    if (node instanceof SqlIdentifier identifier) {
      return identifier.names.get(identifier.names.size() - 1);
    }
    if (node instanceof SqlCall call && call.getKind() == SqlKind.AS) {
      return name(call.operand(1));
    }
    return node instanceof SqlStarExclude || node instanceof SqlStarReplace ? "" : "?";
  }
}
