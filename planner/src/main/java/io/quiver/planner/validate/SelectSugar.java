package io.quiver.planner.validate;

import io.quiver.parser.ast.GroupByAll;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;

/** GROUP BY ALL, and parameters as items of a select list, which are character strings. */
final class SelectSugar {
  private SelectSugar() {}

  /** The same query without the sugar; changes the given one, which nobody else holds. */
  static SqlSelect rewrite(SqlSelect select) {
    SqlNodeList items = select.getSelectList();
    for (int i = 0; i < items.size(); i++) {
      SqlNode item = items.get(i);
      if (item instanceof SqlDynamicParam && !(item instanceof TypedParameter)) {
        items.set(i, castToText(item));
      } else if (item instanceof SqlCall call
          && call.getKind() == SqlKind.AS
          && call.operand(0) instanceof SqlDynamicParam parameter
          && !(parameter instanceof TypedParameter)) {
        call.setOperand(0, castToText(parameter));
      }
    }
    SqlNodeList group = select.getGroup();
    if (group != null && group.stream().anyMatch(GroupByAll.class::isInstance)) {
      select.setGroupBy(withoutAggregates(items));
    }
    return select;
  }

  private static SqlNode castToText(SqlNode parameter) {
    return SqlStdOperatorTable.CAST.createCall(
        parameter.getParserPosition(),
        parameter,
        new SqlDataTypeSpec(
            new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, parameter.getParserPosition()),
            parameter.getParserPosition()));
  }

  private static SqlNodeList withoutAggregates(SqlNodeList items) {
    List<SqlNode> keys = new ArrayList<>();
    for (SqlNode item : items) {
      SqlNode value = item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
      if (!hasAggregate(value)) {
        keys.add(value);
      }
    }
    return new SqlNodeList(keys, items.getParserPosition());
  }

  private static boolean hasAggregate(SqlNode node) {
    try {
      node.accept(
          new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
              if (call.getKind() == SqlKind.OVER || isAggregate(call)) {
                throw Util.FoundOne.NULL;
              }
              return super.visit(call);
            }
          });
      return false;
    } catch (Util.FoundOne e) {
      return true;
    }
  }

  private static boolean isAggregate(SqlCall call) {
    if (call.getOperator().isAggregator()) {
      return true;
    }
    return call.getOperator() instanceof SqlFunction function
        && SqlStdOperatorTable.instance().getOperatorList().stream()
            .anyMatch(
                operator ->
                    operator.isAggregator()
                        && operator.getName().equalsIgnoreCase(function.getName()));
  }
}
