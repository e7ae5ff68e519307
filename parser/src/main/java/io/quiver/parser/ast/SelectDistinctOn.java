package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWriter;

/**
 * SELECT DISTINCT ON (keys): of the rows with equal keys the first in the query's order.
 *
 * <p>The validator knows nothing of the keys: rewrite the query before it, for example to QUALIFY
 * ROW_NUMBER() OVER (PARTITION BY keys ORDER BY ..) = 1. Without its keys the node is a plain
 * SELECT without DISTINCT.
 */
public final class SelectDistinctOn extends SqlSelect {
  private final SqlNodeList distinctOn;

  public SelectDistinctOn(SqlSelect select, SqlNodeList distinctOn) {
    super(
        select.getParserPosition(),
        null,
        select.getSelectList(),
        select.getFrom(),
        select.getWhere(),
        select.getGroup(),
        select.getHaving(),
        select.getWindowList(),
        select.getQualify(),
        select.getOrderList(),
        select.getOffset(),
        select.getFetch(),
        select.getHints());
    this.distinctOn = distinctOn;
  }

  public SqlNodeList distinctOn() {
    return distinctOn;
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    // SqlSelect prints everything itself; the clause goes in front of the first item of its list.
    SqlNodeList items = getSelectList();
    SqlNodeList printed = new SqlNodeList(items, items.getParserPosition());
    printed.set(0, new DistinctOnItem(distinctOn, items.get(0)));
    setSelectList(printed);
    try {
      super.unparse(writer, leftPrec, rightPrec);
    } finally {
      setSelectList(items);
    }
  }
}
