package io.quiver.planner.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.jspecify.annotations.Nullable;

/** Aggregate functions over the rounds of a quantifier. */
final class GroupAggregates {
  private static final Set<String> NAMES =
      Set.of(
          "COUNT",
          "SUM",
          "AVG",
          "MIN",
          "MAX",
          "LISTAGG",
          "STRING_AGG",
          "ARRAY_AGG",
          "COLLECT",
          "EVERY",
          "SOME",
          "BOOL_AND",
          "BOOL_OR",
          "STDDEV",
          "STDDEV_POP",
          "STDDEV_SAMP",
          "VARIANCE",
          "VAR_POP",
          "VAR_SAMP",
          "BIT_AND",
          "BIT_OR",
          "BIT_XOR",
          "ANY_VALUE");

  private GroupAggregates() {}

  static boolean isAggregate(SqlCall call) {
    return call.getOperator() instanceof SqlFunction
        && NAMES.contains(call.getOperator().getName().toUpperCase(Locale.ROOT));
  }

  /** All names in an expression. */
  static List<SqlIdentifier> identifiers(SqlCall call) {
    List<SqlIdentifier> found = new ArrayList<>();
    call.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlIdentifier id) {
            if (!id.names.isEmpty()) {
              found.add(id);
            }
            return null;
          }
        });
    return found;
  }
}
