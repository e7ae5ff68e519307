package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.parser.ast.LabelExpression;
import io.quiver.parser.ast.LabeledPredicate;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.validate.Queries;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** An edge of a searched path, one without quantifier, in the query around the search. */
final class OutputEdge implements ElementBinding {
  private final SearchPath path;
  private final SearchStep step;
  private final String name;
  private final List<LabelExpression> expressions;

  OutputEdge(SearchPath path, SearchStep step, EdgeElement edge, String name) {
    this.path = path;
    this.step = step;
    this.name = name;
    this.expressions = edge.labels;
  }

  @Override
  public boolean isEdge() {
    return true;
  }

  @Override
  public @Nullable SqlNode property(String property) {
    RelDataType type = StaticElement.otherType(path.graph(), true, expressions, property);
    return type == null ? null : path.stepValue(step, Queries.column(name, property, ZERO), type);
  }

  @Override
  public List<String> properties() {
    return StaticElement.properties(path.graph(), true, expressions);
  }

  private SqlNode call(String function) {
    return new SqlUnresolvedFunction(
            new SqlIdentifier(function, ZERO),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(ZERO, new SqlIdentifier(name, ZERO));
  }

  @Override
  public SqlNode id() {
    return path.stepValue(step, call("ELEMENT_ID"), path.graph().idType(true));
  }

  @Override
  public List<SqlNode> key(ElementTable table) {
    throw new IllegalStateException("the table of edge " + name + " is not known");
  }

  @Override
  public @Nullable ElementTable table() {
    return null;
  }

  @Override
  public SqlNode isLabeled(LabelExpression labels) {
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    return path.stepValue(
        step,
        new LabeledPredicate(ZERO, new SqlIdentifier(name, ZERO), labels, false),
        factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.BOOLEAN), true));
  }

  @Override
  public SqlNode labels() {
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    return path.stepValue(
        step,
        call("LABELS"),
        factory.createTypeWithNullability(
            factory.createArrayType(factory.createSqlType(SqlTypeName.VARCHAR), -1), true));
  }
}
