package io.quiver.parser.ast;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** The select list over a {@link DeltaTable}, in the names that hold inside of the change. */
final class DeltaItems extends SqlShuttle {
  private final String outer;
  private final String inner;
  private boolean clear = true;

  private DeltaItems(String outer, String inner) {
    this.outer = outer;
    this.inner = inner;
  }

  /**
   * The items with {@code inner} in place of the alias {@code outer}; null where that could mean
   * something else: with subqueries, or when an item uses the inner name, which it must not see.
   */
  static @Nullable List<SqlNode> renamed(List<SqlNode> items, String outer, String inner) {
    DeltaItems names = new DeltaItems(outer, inner);
    List<SqlNode> renamed = new ArrayList<>();
    for (SqlNode item : items) {
      SqlNode changed = item.accept(names);
      renamed.add(changed == null ? item : changed);
    }
    return names.clear ? renamed : null;
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier id) {
    if (id.names.size() < 2) {
      return id;
    }
    clear &= !id.names.get(id.names.size() - 2).equals(inner);
    return id.names.get(0).equals(outer) ? id.setName(0, inner) : id;
  }

  @Override
  public @Nullable SqlNode visit(SqlCall call) {
    clear &= !call.isA(SqlKind.QUERY);
    return super.visit(call);
  }
}
