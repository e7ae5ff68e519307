package io.quiver.planner.optimize;

import io.quiver.parser.ast.LockingQuery;
import io.quiver.planner.rel.LockRows;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;

/**
 * The tables of FOR UPDATE OF and FOR SHARE OF, which name tables of FROM by their aliases. Two
 * uses of one table cannot be told apart: both must be named or none. Immutable.
 */
final class LockedTables {
  /** Null: all tables. */
  private final @Nullable Set<String> names;

  private LockedTables(@Nullable Set<String> names) {
    this.names = names;
  }

  static LockedTables of(LockingQuery query) {
    if (query.tables().isEmpty()) {
      return new LockedTables(null);
    }
    Map<String, String> from = new LinkedHashMap<>();
    SqlNode body = query.query() instanceof SqlOrderBy sorted ? sorted.query : query.query();
    if (body instanceof SqlSelect select && select.getFrom() != null) {
      collect(select.getFrom(), from);
    }
    Set<String> wanted = new HashSet<>();
    for (SqlIdentifier table : query.tables()) {
      String name = last(table);
      if (from.get(name) == null) {
        throw unknown(table, from);
      }
      wanted.add(name);
    }
    Set<String> names = new HashSet<>();
    wanted.forEach(alias -> names.add(from.get(alias)));
    from.forEach(
        (alias, name) -> {
          if (names.contains(name) && !wanted.contains(alias)) {
            throw new QuiverException(
                    ErrorCode.FEATURE_NOT_SUPPORTED,
                    "OF names one of several uses of table "
                        + name
                        + ", which cannot be told apart")
                .withHint("Name " + alias + " as well, or leave OF out.");
          }
        });
    return new LockedTables(names);
  }

  private static QuiverException unknown(SqlIdentifier table, Map<String, String> from) {
    return new QuiverException(
            ErrorCode.OBJECT_NOT_FOUND, "OF names " + table + ", which is no table of FROM")
        .withHint("Tables of FROM are " + String.join(", ", from.keySet()) + ".");
  }

  private static void collect(SqlNode node, Map<String, String> into) {
    if (node instanceof SqlJoin join) {
      collect(join.getLeft(), into);
      collect(join.getRight(), into);
    } else if (node.getKind() == SqlKind.AS && node instanceof SqlBasicCall as) {
      if (as.operand(0) instanceof SqlIdentifier table) {
        into.put(last(as.operand(1)), last(table));
      }
    } else if (node instanceof SqlIdentifier table) {
      into.put(last(table), last(table));
    }
  }

  private static String last(SqlIdentifier name) {
    return name.names.get(name.names.size() - 1).toLowerCase(Locale.ROOT);
  }

  /** Refuses a plan that reads a named table without its rows. */
  void checkLocked(RelNode plan) {
    if (names != null) {
      Set<String> missing = new TreeSet<>(names);
      forgetLocked(plan, missing);
      if (!missing.isEmpty()) {
        throw new QuiverException(
                ErrorCode.FEATURE_NOT_SUPPORTED,
                "rows of table " + missing.iterator().next() + " cannot be locked in this query")
            .withHint("Select a column of it, or lock its rows in a query of their own.");
      }
    }
  }

  private static void forgetLocked(RelNode node, Set<String> missing) {
    if (node instanceof LockRows lock) {
      missing.remove(lock.quiverTable().definition().name().name().toLowerCase(Locale.ROOT));
    }
    node.getInputs().forEach(input -> forgetLocked(input, missing));
  }

  boolean contain(QuiverTable table) {
    return names == null
        || names.contains(table.definition().name().name().toLowerCase(Locale.ROOT));
  }
}
