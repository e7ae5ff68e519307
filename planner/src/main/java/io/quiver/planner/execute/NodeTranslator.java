package io.quiver.planner.execute;

import io.quiver.functions.spi.Argument;
import io.quiver.planner.execute.batch.SortKey;
import io.quiver.planner.execute.expression.Cast;
import io.quiver.planner.execute.expression.ColumnReference;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.planner.execute.expression.LiteralValues;
import io.quiver.planner.execute.expression.RexTranslator;
import io.quiver.planner.execute.operator.BreadthFirstNode;
import io.quiver.planner.execute.operator.CollectNode;
import io.quiver.planner.execute.operator.CorrelateNode;
import io.quiver.planner.execute.operator.DistinctNode;
import io.quiver.planner.execute.operator.FilterNode;
import io.quiver.planner.execute.operator.LimitNode;
import io.quiver.planner.execute.operator.LockRowsNode;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.planner.execute.operator.ProjectNode;
import io.quiver.planner.execute.operator.RecursiveUnionNode;
import io.quiver.planner.execute.operator.RowCountNode;
import io.quiver.planner.execute.operator.SetOperationNode;
import io.quiver.planner.execute.operator.SortNode;
import io.quiver.planner.execute.operator.SystemScanNode;
import io.quiver.planner.execute.operator.TableFunctionNode;
import io.quiver.planner.execute.operator.TableNode;
import io.quiver.planner.execute.operator.UncollectNode;
import io.quiver.planner.execute.operator.UnionNode;
import io.quiver.planner.execute.operator.ValuesNode;
import io.quiver.planner.execute.operator.WorkTableNode;
import io.quiver.planner.rel.BreadthFirst;
import io.quiver.planner.rel.LockRows;
import io.quiver.planner.rel.LookupJoin;
import io.quiver.planner.rel.MultiwayMatch;
import io.quiver.planner.rel.PathSearch;
import io.quiver.planner.rel.RecursiveUnion;
import io.quiver.planner.rel.RowCount;
import io.quiver.planner.rel.SystemScan;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.rel.TableFunctionCall;
import io.quiver.planner.rel.TextSearch;
import io.quiver.planner.rel.VectorTopK;
import io.quiver.planner.rel.WorkTableScan;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollation;
import org.apache.calcite.rel.RelFieldCollation;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Collect;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Intersect;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Minus;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.core.Sort;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.core.Window;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;
import org.jspecify.annotations.Nullable;

/** Translates relational nodes of queries into operators. */
final class NodeTranslator {
  private final RexTranslator expressions;
  private final AggregateTranslator aggregates = new AggregateTranslator();
  private final AccessTranslator accesses;
  private final SearchTranslator searches;
  private final JoinTranslator joins;

  /** Columns of function calls that are read, where not all are. */
  private final Map<TableFunctionCall, ImmutableBitSet> readColumns = new IdentityHashMap<>();

  private final Map<RelNode, PlanNode> translated;

  /**
   * For one plan.
   *
   * @param translated gets the operator of each node
   */
  NodeTranslator(RexTranslator expressions, Map<RelNode, PlanNode> translated) {
    this.expressions = expressions;
    this.translated = translated;
    this.accesses = new AccessTranslator(expressions);
    this.searches = new SearchTranslator(expressions, this);
    this.joins = new JoinTranslator(expressions, this);
  }

  PlanNode translate(RelNode node) {
    PlanNode operator = operator(node);
    translated.put(node, operator);
    return operator;
  }

  private PlanNode operator(RelNode node) {
    return switch (node) {
      case VectorTopK search -> searches.translate(search);
      case TextSearch search -> searches.translate(search);
      case TableAccess access -> table(access);
      case Project project -> {
        noteReads(project.getInput(), RelOptUtil.InputFinder.bits(project.getProjects(), null));
        yield new ProjectNode(
            translate(project.getInput()), expressions.translate(project.getProjects()));
      }
      case Filter filter -> filter(filter);
      case Join join -> joins.translate(join);
      case LookupJoin join -> joins.translate(join);
      case Correlate correlate ->
          new CorrelateNode(
              translate(correlate.getLeft()),
              translate(correlate.getRight()),
              correlate.getCorrelationId().getId(),
              JoinTranslator.joinType(correlate.getJoinType()));
      case Aggregate aggregate -> {
        noteReads(aggregate.getInput(), ImmutableBitSet.of(RelOptUtil.getAllFields(aggregate)));
        yield aggregates.translate(aggregate, translate(aggregate.getInput()));
      }
      case Sort sort -> sort(sort);
      case SetOp operation -> setOperation(operation);
      case Values values -> values(values);
      case Window window ->
          new WindowTranslator(expressions).translate(window, translate(window.getInput()));
      case Uncollect uncollect ->
          new UncollectNode(
              translate(uncollect.getInput()), types(uncollect), uncollect.withOrdinality);
      case Collect collect when collect.getInput().getRowType().getFieldCount() == 1 ->
          new CollectNode(translate(collect.getInput()), types(collect).get(0));
      default -> ownNode(node);
    };
  }

  private PlanNode ownNode(RelNode node) {
    return switch (node) {
      case RecursiveUnion union ->
          new RecursiveUnionNode(
              conforming(translate(union.getLeft()), types(union)),
              conforming(translate(union.getRight()), types(union)),
              union.workTable(),
              union.all());
      case BreadthFirst search -> {
        List<PlanNode> inputs = new ArrayList<>();
        inputs.add(conforming(translate(search.getInput(0)), types(search)));
        search.getInputs().stream().skip(1).map(this::translate).forEach(inputs::add);
        yield new BreadthFirstNode(
            types(search),
            inputs,
            new EdgeTable(
                search.quiverTable().definition(),
                search.source(),
                search.target(),
                EdgeTable.NO_WEIGHT),
            search.name());
      }
      case WorkTableScan scan -> new WorkTableNode(types(scan), scan.workTable());
      case SystemScan scan ->
          new SystemScanNode(
              scan.systemTable(),
              types(scan),
              optional(scan.schemaPattern()),
              optional(scan.namePattern()));
      case RowCount count -> new RowCountNode(types(count), count.quiverTable().definition());
      case TableFunctionCall call -> tableFunction(call);
      case PathSearch search ->
          new PathTranslator(expressions)
              .translate(search, search.getInputs().stream().map(this::translate).toList());
      case MultiwayMatch match -> new PathTranslator(expressions).translate(match);
      case LockRows lock ->
          new LockRowsNode(
              translate(lock.getInput()),
              lock.quiverTable().definition(),
              lock.shared(),
              LockRowsNode.Waiting.valueOf(lock.waiting().name()));
      default ->
          throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "The operation " + node.getRelTypeName() + " is not supported here");
    };
  }

  static List<DataType> types(RelNode node) {
    return node.getRowType().getFieldList().stream()
        .map(field -> TypeMapping.toDataType(field.getType()))
        .toList();
  }

  private @Nullable Expression optional(@Nullable RexNode node) {
    return node == null ? null : expressions.translate(node);
  }

  /** The input with its columns brought to these types where they are held differently. */
  private static PlanNode conforming(PlanNode input, List<DataType> types) {
    List<Expression> columns = new ArrayList<>();
    boolean same = true;
    for (int i = 0; i < types.size(); i++) {
      Expression column = new ColumnReference(i, input.types().get(i));
      Expression converted = Cast.of(column, types.get(i));
      same &= converted instanceof ColumnReference;
      columns.add(converted);
    }
    return same ? input : new ProjectNode(input, columns);
  }

  // ---- tables

  private TableNode table(TableAccess access) {
    return new TableNode(
        accesses.access(access), types(access), access.columns().toIntArray(), null);
  }

  private PlanNode tableFunction(TableFunctionCall call) {
    Map<String, TableFunctionNode.Given> arguments = new LinkedHashMap<>();
    call.arguments().forEach((name, argument) -> arguments.put(name, given(call, argument)));
    return new TableFunctionNode(
        call.function(),
        types(call),
        call.getInputs().stream().map(this::translate).toList(),
        arguments,
        readColumns
            .getOrDefault(call, ImmutableBitSet.range(call.getRowType().getFieldCount()))
            .toArray());
  }

  /** Notes what is read of a function's columns by what stands above it, through filters. */
  private void noteReads(RelNode input, ImmutableBitSet columns) {
    if (input instanceof TableFunctionCall call) {
      readColumns.put(call, columns);
    } else if (input instanceof Filter filter) {
      noteReads(
          filter.getInput(), columns.union(RelOptUtil.InputFinder.bits(filter.getCondition())));
    }
  }

  private TableFunctionNode.Given given(
      TableFunctionCall call, TableFunctionCall.CallArgument argument) {
    return switch (argument) {
      case TableFunctionCall.CallArgument.Scalar scalar ->
          new TableFunctionNode.Given.Scalar(expressions.translate(scalar.value()));
      case TableFunctionCall.CallArgument.Columns columns ->
          new TableFunctionNode.Given.Columns(columns.names());
      case TableFunctionCall.CallArgument.Relation relation -> {
        RelNode input = call.getInputs().get(relation.input());
        List<Argument.Column> columns = new ArrayList<>();
        List<DataType> types = types(input);
        for (int i = 0; i < types.size(); i++) {
          columns.add(new Argument.Column(relation.names().get(i), types.get(i)));
        }
        yield new TableFunctionNode.Given.Relation(relation.input(), relation.table(), columns);
      }
    };
  }

  // ---- rows

  private PlanNode filter(Filter filter) {
    PlanNode input = translate(filter.getInput());
    Expression condition = expressions.translate(filter.getCondition());
    return input instanceof TableNode table && !table.hasCondition()
        ? table.where(condition)
        : new FilterNode(input, condition);
  }

  private PlanNode sort(Sort sort) {
    PlanNode input = translate(sort.getInput());
    Expression offset = optional(sort.offset);
    Expression fetch = optional(sort.fetch);
    List<SortKey> keys = sortKeys(sort.getCollation());
    if (!keys.isEmpty()) {
      return new SortNode(input, keys, offset, fetch);
    }
    return offset == null && fetch == null ? input : new LimitNode(input, offset, fetch);
  }

  static List<SortKey> sortKeys(RelCollation collation) {
    return collation.getFieldCollations().stream().map(NodeTranslator::sortKey).toList();
  }

  static SortKey sortKey(RelFieldCollation field) {
    boolean descending = field.getDirection().isDescending();
    boolean nullsFirst =
        switch (field.nullDirection) {
          case FIRST -> true;
          case LAST -> false;
          case UNSPECIFIED -> descending;
        };
    return new SortKey(field.getFieldIndex(), descending, nullsFirst);
  }

  private PlanNode setOperation(SetOp operation) {
    List<DataType> types = types(operation);
    List<PlanNode> inputs =
        operation.getInputs().stream().map(input -> conforming(translate(input), types)).toList();
    return switch (operation) {
      case Union union -> {
        PlanNode all = inputs.size() == 1 ? inputs.get(0) : new UnionNode(inputs);
        yield union.all ? all : new DistinctNode(all);
      }
      case Intersect intersect -> new SetOperationNode(inputs, true, intersect.all);
      case Minus minus -> new SetOperationNode(inputs, false, minus.all);
      default -> throw QuiverException.bug(operation.getRelTypeName());
    };
  }

  private static PlanNode values(Values values) {
    List<DataType> types = types(values);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (List<RexLiteral> tuple : values.getTuples()) {
      @Nullable Object[] row = new Object[tuple.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = LiteralValues.value(tuple.get(i), types.get(i));
      }
      rows.add(row);
    }
    return new ValuesNode(types, rows);
  }
}
