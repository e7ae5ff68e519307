package io.quiver.planner.validate;

import io.quiver.planner.rel.Modify;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/**
 * RETURNING of a change that joins its table with others: items may name columns of all of them.
 * The input of the change carries those of the others that are named, behind its own fields.
 *
 * @param input the change's input, with more fields
 * @param returning over the table's columns, then these fields
 */
record JoinedReturning(RelNode input, Modify.@Nullable Returning returning) {
  /** Where the changed table stands in the statement's FROM. */
  enum Side {
    /** UPDATE t FROM others, DELETE FROM t USING others. */
    FIRST,
    /** MERGE: source, target. */
    LAST
  }

  /**
   * Makes it.
   *
   * @param input SELECT .. FROM the table and the others
   */
  static JoinedReturning of(
      Planning planning,
      ChangeTarget target,
      Side side,
      SqlNode others,
      List<SqlNode> items,
      RelNode input) {
    if (items.isEmpty()) {
      return new JoinedReturning(input, null);
    }
    SqlNode table = target.as(target.alias());
    SqlNode from = side == Side.FIRST ? Queries.comma(table, others) : Queries.comma(others, table);
    RelNode relation;
    try {
      relation = planning.convertInput(Queries.select(items, from, null)).relation();
    } catch (QuiverException e) {
      if (e.code() == ErrorCode.AMBIGUOUS_COLUMN) {
        // A name alone means the changed table's column.
        return new JoinedReturning(input, target.returning(items));
      }
      throw e;
    }
    return new JoinedReturning(input, null).with(target, side, relation, items.get(0));
  }

  private JoinedReturning with(ChangeTarget target, Side side, RelNode relation, SqlNode node) {
    RelNode joined = relation instanceof Project project ? project.getInput() : relation;
    if (!(joined instanceof Join || joined instanceof Correlate)) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT, "only columns of one row may be used here", node);
    }
    List<RexNode> expressions =
        relation instanceof Project project
            ? project.getProjects()
            : joined.getCluster().getRexBuilder().identityProjects(joined.getRowType());
    for (RexNode expression : expressions) {
      if (RexUtil.SubQueryFinder.find(expression) != null || RexOver.containsOver(expression)) {
        throw Positions.error(
            ErrorCode.FEATURE_NOT_SUPPORTED,
            "a subquery or a window is not allowed in RETURNING",
            node);
      }
    }
    int own = target.definition().columns().size();
    int width = joined.getRowType().getFieldCount();
    Fields fields = new Fields(own, side == Side.FIRST ? 0 : width - own);
    List<RexNode> mapped = fields.apply(expressions);
    List<RelDataTypeField> wanted =
        fields.others.stream().map(i -> joined.getRowType().getFieldList().get(i)).toList();
    int inputFields = input.getRowType().getFieldCount();
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      places.add(inputFields + i);
    }
    // In the input the others are the last fields of the join, or in a MERGE the first.
    int width2 = joinedFields();
    List<Integer> sources = new ArrayList<>();
    for (int field : fields.others) {
      sources.add(side == Side.FIRST ? width2 - width + field : field);
    }
    return new JoinedReturning(
        widened(sources, wanted),
        new Modify.Returning(mapped, relation.getRowType().getFieldNames(), places));
  }

  private int joinedFields() {
    return input instanceof Project project ? project.getInput().getRowType().getFieldCount() : 0;
  }

  /** The input with more fields of what it selects from. */
  private RelNode widened(List<Integer> sources, List<RelDataTypeField> wanted) {
    if (sources.isEmpty()) {
      return input;
    }
    if (input instanceof Values values && values.getTuples().isEmpty()) {
      RelDataTypeFactory.Builder builder = QuiverTypeFactory.INSTANCE.builder();
      builder.addAll(input.getRowType().getFieldList());
      builder.addAll(wanted);
      return LogicalValues.createEmpty(input.getCluster(), builder.build());
    }
    if (!(input instanceof Project project)) {
      throw QuiverException.bug("the input of a change is no projection");
    }
    List<RexNode> projects = new ArrayList<>(project.getProjects());
    List<String> names = new ArrayList<>(project.getRowType().getFieldNames());
    for (int source : sources) {
      names.add("\u0001R" + names.size());
      projects.add(RexInputRef.of(source, project.getInput().getRowType()));
    }
    return LogicalProject.create(
        project.getInput(), List.of(), projects, names, project.getVariablesSet());
  }

  /** From the fields of the join to the table's columns and the others behind them. */
  private static final class Fields extends RexShuttle {
    private final int own;
    private final int first;
    private final List<Integer> others = new ArrayList<>();

    Fields(int own, int first) {
      this.own = own;
      this.first = first;
    }

    @Override
    public RexNode visitInputRef(RexInputRef reference) {
      int field = reference.getIndex();
      if (field >= first && field < first + own) {
        return new RexInputRef(field - first, reference.getType());
      }
      int place = others.indexOf(field);
      if (place < 0) {
        place = others.size();
        others.add(field);
      }
      return new RexInputRef(own + place, reference.getType());
    }
  }
}
