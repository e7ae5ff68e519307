package io.quiver.planner.validate;

import io.quiver.parser.ast.GroupByAll;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.util.Util;

/** GROUP BY ALL, and parameters as items of a select list, which are what they are bound to. */
final class SelectSugar {
  private SelectSugar() {}

  /** The same query without the sugar; changes the given one, which nobody else holds. */
  static SqlSelect rewrite(SqlSelect select, Planning planning) {
    SqlNodeList items = select.getSelectList();
    for (int i = 0; i < items.size(); i++) {
      SqlNode item = items.get(i);
      if (item instanceof SqlDynamicParam && !(item instanceof TypedParameter)) {
        items.set(i, typed((SqlDynamicParam) item, planning));
      } else if (item instanceof SqlCall call
          && call.getKind() == SqlKind.AS
          && call.operand(0) instanceof SqlDynamicParam parameter
          && !(parameter instanceof TypedParameter)) {
        call.setOperand(0, typed(parameter, planning));
      }
    }
    SqlNodeList group = select.getGroup();
    if (group != null && group.stream().anyMatch(GroupByAll.class::isInstance)) {
      select.setGroupBy(withoutAggregates(items));
    }
    return select;
  }

  private static SqlNode typed(SqlDynamicParam parameter, Planning planning) {
    DataType type = planning.guess(parameter.getIndex(), DataType.VARCHAR);
    return SqlStdOperatorTable.CAST.createCall(
        parameter.getParserPosition(),
        new TypedParameter(
            parameter.getIndex(), TypeMapping.toRelType(type, true), parameter.getParserPosition()),
        KnownTypeSpec.of(type, parameter.getParserPosition()));
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
