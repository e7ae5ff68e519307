package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * What ELEMENT_ID gives: the key itself where the graph has one vertex table (or one edge table)
 * with one key column, else a text {@code TABLE(key, ..)}.
 */
final class Ids {
  private Ids() {}

  static SqlNode of(GraphModel graph, ElementTable table, List<SqlNode> key) {
    if (graph.hasPlainIds(table.isEdge())) {
      return key.get(0);
    }
    SqlNode text = TableReferences.text(table.alias() + "(");
    for (int i = 0; i < key.size(); i++) {
      SqlNode part = varchar(key.get(i));
      RelDataType type = table.type(table.key().get(i));
      if (key.size() > 1 && SqlTypeName.CHAR_TYPES.contains(type.getSqlTypeName())) {
        // No two keys may look alike.
        part = replace(replace(part, "\\", "\\\\"), ",", "\\,");
      }
      text = concat(i == 0 ? text : concat(text, TableReferences.text(",")), part);
    }
    return concat(text, TableReferences.text(")"));
  }

  private static SqlNode concat(SqlNode a, SqlNode b) {
    return SqlStdOperatorTable.CONCAT.createCall(ZERO, a, b);
  }

  private static SqlNode replace(SqlNode text, String what, String by) {
    return SqlStdOperatorTable.REPLACE.createCall(
        ZERO, text, TableReferences.text(what), TableReferences.text(by));
  }

  private static SqlNode varchar(SqlNode value) {
    return SqlStdOperatorTable.CAST.createCall(
        ZERO,
        value,
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, ZERO), ZERO));
  }
}
