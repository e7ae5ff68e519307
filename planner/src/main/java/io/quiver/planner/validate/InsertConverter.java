package io.quiver.planner.validate;

import com.google.common.collect.ImmutableList;
import io.quiver.parser.ast.Assignment;
import io.quiver.parser.ast.InsertKind;
import io.quiver.parser.ast.InsertStatement;
import io.quiver.parser.ast.OnConflict;
import io.quiver.planner.rel.Modify;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Values;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.NlsString;
import org.jspecify.annotations.Nullable;

/** INSERT and UPSERT as a {@link Modify}. Used once. */
final class InsertConverter {
  private static final String EXCLUDED = "EXCLUDED";

  private final Planning planning;
  private final InsertStatement statement;
  private final ChangeTarget target;
  private final TableDefinition table;

  InsertConverter(Planning planning, InsertStatement statement) {
    this.planning = planning;
    this.statement = statement;
    this.target = new ChangeTarget(planning, statement.table(), statement.alias());
    this.table = target.definition();
  }

  Modify convert() {
    SqlNode source = statement.source();
    List<Integer> columns = columns(source);
    Modify.Conflict conflict = conflict(columns);
    Modify.Returning returning = target.returning(statement.returning());
    if (source == null) {
      return modify(oneRow(), values(List.of(), List.of(), List.of()), conflict, returning);
    }
    List<List<SqlNode>> rows = literalRows(source);
    if (rows.size() == 1) {
      return single(columns, rows.get(0), conflict, returning);
    }
    RelNode input =
        planning
            .convertInput(rows.isEmpty() ? query(source, columns) : valuesOf(rows, columns, source))
            .relation();
    if (input.getRowType().getFieldCount() != columns.size()) {
      throw wrongCount(input.getRowType().getFieldCount(), columns.size(), source);
    }
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(planning.cluster().getRexBuilder().makeInputRef(input, i));
    }
    return modify(
        input,
        values(columns, fields, rows.isEmpty() ? List.of(source) : rows.get(0)),
        conflict,
        returning);
  }

  private Modify modify(
      RelNode input,
      List<RexNode> values,
      Modify.@Nullable Conflict conflict,
      Modify.@Nullable Returning returning) {
    return new Modify(
        planning.cluster(),
        input,
        target.table(),
        Modify.Operation.INSERT,
        new Modify.Row(values, -1, List.of()),
        target.rules(),
        conflict,
        returning);
  }

  private RelNode oneRow() {
    return LogicalValues.create(
        planning.cluster(),
        planning.cluster().getTypeFactory().builder().build(),
        ImmutableList.of(ImmutableList.of()));
  }

  // ---- which columns

  private List<Integer> columns(@Nullable SqlNode source) {
    List<Integer> columns = new ArrayList<>();
    if (!statement.columns().isEmpty()) {
      Set<Integer> seen = new HashSet<>();
      for (SqlIdentifier column : statement.columns()) {
        int ordinal = target.ordinal(column);
        if (!seen.add(ordinal)) {
          throw Positions.error(
              ErrorCode.COLUMN_EXISTS, "column " + column + " is named twice", column);
        }
        columns.add(ordinal);
      }
      return columns;
    }
    int all = table.columns().size();
    boolean complete = source == null || width(source) == all;
    for (int ordinal = 0; ordinal < all; ordinal++) {
      if (complete || table.columns().get(ordinal).generatedSql() == null) {
        columns.add(ordinal);
      }
    }
    return columns;
  }

  /** How many values a source gives, or -1 when only validation tells. */
  private static int width(SqlNode source) {
    List<List<SqlNode>> rows = literalRows(source);
    return rows.isEmpty() ? -1 : rows.get(0).size();
  }

  private static List<List<SqlNode>> literalRows(SqlNode source) {
    List<List<SqlNode>> rows = new ArrayList<>();
    if (source.getKind() == SqlKind.VALUES) {
      for (SqlNode row : ((SqlCall) source).getOperandList()) {
        rows.add(row.getKind() == SqlKind.ROW ? ((SqlCall) row).getOperandList() : List.of(row));
      }
    }
    return rows;
  }

  private RuntimeException wrongCount(int given, int wanted, SqlNode source) {
    return Positions.error(
        ErrorCode.SYNTAX_ERROR,
        "INSERT gives " + given + " values for " + wanted + " columns of " + table.name(),
        source);
  }

  // ---- values

  /**
   * A value for each ordinal: given ones, else the column's default.
   *
   * @param places where each value stands in the text, or one place for all
   */
  private List<RexNode> values(List<Integer> columns, List<RexNode> given, List<SqlNode> places) {
    List<RexNode> values = new ArrayList<>();
    for (int ordinal = 0; ordinal < table.columns().size(); ordinal++) {
      int place = columns.indexOf(ordinal);
      boolean written =
          place >= 0
              && place < given.size()
              && table.columns().get(ordinal).generatedSql() == null
              && !isOverriddenByUser(ordinal);
      if (written) {
        target.checkType(
            ordinal,
            given.get(place).getType(),
            places.get(places.size() == given.size() ? place : 0));
      }
      values.add(written ? given.get(place) : target.defaultExpression(ordinal));
    }
    return values;
  }

  /** OVERRIDING USER VALUE: identity columns ignore what is given. */
  private boolean isOverriddenByUser(int ordinal) {
    return Boolean.FALSE.equals(statement.overridingSystem())
        && table.columns().get(ordinal).identity() != null;
  }

  private List<SqlNode> row(List<Integer> columns, List<SqlNode> row, SqlNode position) {
    if (row.size() != columns.size()) {
      throw wrongCount(row.size(), columns.size(), position);
    }
    List<SqlNode> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      int ordinal = columns.get(i);
      if (!isOverriddenByUser(ordinal)) {
        target.checkWritable(ordinal, row.get(i), statement.overridingSystem());
      }
      values.add(target.value(ordinal, row.get(i)));
    }
    return values;
  }

  /** One row of values: they become the new row's values themselves, there is no input. */
  private Modify single(
      List<Integer> columns,
      List<SqlNode> row,
      Modify.@Nullable Conflict conflict,
      Modify.@Nullable Returning returning) {
    SqlNode position = row.get(0);
    RelNode relation =
        planning.convertInput(Queries.select(row(columns, row, position), null, null)).relation();
    if (relation instanceof Project project
        && project.getInput() instanceof Values
        && project.getProjects().stream()
            .allMatch(
                e -> RexUtil.SubQueryFinder.find(e) == null && !RexUtil.containsInputRef(e))) {
      return modify(oneRow(), values(columns, project.getProjects(), row), conflict, returning);
    }
    if (relation instanceof Values values && values.getTuples().size() == 1) {
      List<RexNode> literals = List.copyOf(values.getTuples().get(0));
      return modify(oneRow(), values(columns, literals, row), conflict, returning);
    }
    List<RexNode> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      fields.add(planning.cluster().getRexBuilder().makeInputRef(relation, i));
    }
    return modify(relation, values(columns, fields, row), conflict, returning);
  }

  private SqlNode valuesOf(List<List<SqlNode>> rows, List<Integer> columns, SqlNode source) {
    List<SqlNode> rewritten = new ArrayList<>();
    for (List<SqlNode> row : rows) {
      List<SqlNode> values = row(columns, row, row.isEmpty() ? source : row.get(0));
      for (int i = 0; i < values.size(); i++) {
        values.set(i, typed(columns.get(i), values.get(i)));
      }
      rewritten.add(SqlStdOperatorTable.ROW.createCall(source.getParserPosition(), values));
    }
    return SqlStdOperatorTable.VALUES.createCall(source.getParserPosition(), rewritten);
  }

  /** Texts for columns that are no texts are converted, so that all rows have one type. */
  private SqlNode typed(int ordinal, SqlNode value) {
    boolean isText =
        (value instanceof SqlLiteral literal && literal.getValue() instanceof NlsString)
            || (value instanceof TypedParameter parameter
                && SqlTypeUtil.inCharFamily(parameter.type()));
    if (!isText || table.columns().get(ordinal).type().kind().isCharacter()) {
      return value;
    }
    return KnownTypeSpec.cast(value, table.columns().get(ordinal).type());
  }

  /** A query whose bare parameters get the types of their columns. */
  private SqlNode query(SqlNode source, List<Integer> columns) {
    if (!(source instanceof SqlSelect given) || given.getSelectList().size() != columns.size()) {
      return source;
    }
    List<SqlNode> items = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      items.add(target.value(columns.get(i), given.getSelectList().get(i)));
    }
    SqlSelect select = (SqlSelect) given.clone(given.getParserPosition());
    select.setSelectList(new SqlNodeList(items, given.getSelectList().getParserPosition()));
    return select;
  }

  // ---- ON CONFLICT

  private Modify.@Nullable Conflict conflict(List<Integer> columns) {
    OnConflict onConflict = statement.onConflict();
    if (statement.insertKind() == InsertKind.UPSERT) {
      List<Modify.Assignment> assignments = new ArrayList<>();
      List<Integer> keys = keyOrdinals();
      for (int ordinal : columns) {
        if (!keys.contains(ordinal) && table.columns().get(ordinal).generatedSql() == null) {
          assignments.add(
              new Modify.Assignment(
                  ordinal,
                  planning
                      .cluster()
                      .getRexBuilder()
                      .makeInputRef(
                          target.table().rowType().getFieldList().get(ordinal).getType(),
                          table.columns().size() + ordinal)));
        }
      }
      return new Modify.Conflict(keyIndexes(keys), !assignments.isEmpty(), assignments, null);
    }
    if (onConflict == null) {
      return null;
    }
    List<Integer> indexes = arbiters(onConflict);
    if (onConflict.assignments().isEmpty()) {
      return new Modify.Conflict(indexes, false, List.of(), null);
    }
    return update(onConflict, indexes);
  }

  private List<Integer> keyOrdinals() {
    if (!statement.keyColumns().isEmpty()) {
      return statement.keyColumns().stream().map(target::ordinal).toList();
    }
    List<Integer> key = table.primaryKeyColumnIds().stream().map(table::ordinalOf).toList();
    if (key.isEmpty()) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          "UPSERT needs a primary key, which " + table.name() + " does not have",
          statement.table());
    }
    return key;
  }

  private List<Integer> keyIndexes(List<Integer> ordinals) {
    List<Integer> found = new ArrayList<>();
    Integer rowId = table.rowIdColumn();
    if (rowId != null && ordinals.equals(List.of(table.ordinalOf(rowId)))) {
      found.add(Modify.Conflict.ROW_ID);
    }
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered
          && ordered.unique()
          && Set.copyOf(ordered.columnIds().stream().map(table::ordinalOf).toList())
              .equals(Set.copyOf(ordinals))) {
        found.add(ordered.id());
      }
    }
    if (found.isEmpty()) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          "there is no primary key or unique constraint of "
              + table.name()
              + " over exactly these columns",
          statement.onConflict() == null ? statement.table() : statement.onConflict());
    }
    return found;
  }

  private List<Integer> arbiters(OnConflict onConflict) {
    SqlIdentifier constraint = onConflict.constraint();
    if (constraint != null) {
      String name = Names.simple(constraint);
      if (name.equals(table.primaryKeyName()) && table.rowIdColumn() != null) {
        return List.of(Modify.Conflict.ROW_ID);
      }
      for (IndexDefinition index : table.indexes()) {
        if (index.name().equals(name)) {
          return List.of(index.id());
        }
      }
      throw Positions.error(
          ErrorCode.OBJECT_NOT_FOUND,
          "constraint " + name + " of " + table.name() + " does not exist",
          constraint);
    }
    if (!onConflict.columns().isEmpty()) {
      return keyIndexes(onConflict.columns().stream().map(target::ordinal).toList());
    }
    List<Integer> all = new ArrayList<>();
    if (table.rowIdColumn() != null) {
      all.add(Modify.Conflict.ROW_ID);
    }
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Ordered ordered && ordered.unique()) {
        all.add(ordered.id());
      }
    }
    return all;
  }

  /** DO UPDATE: expressions over the row that is there and the one that could not come. */
  private Modify.Conflict update(OnConflict onConflict, List<Integer> indexes) {
    List<Integer> ordinals = new ArrayList<>();
    List<SqlNode> items = new ArrayList<>();
    for (Assignment assignment : onConflict.assignments()) {
      Assignments.flatten(target, assignment, ordinals, items);
    }
    SqlNode where = onConflict.where();
    if (where != null) {
      items.add(where);
    }
    RelNode relation =
        planning
            .convert(
                Queries.select(
                    items, Queries.comma(target.as(target.alias()), target.as(EXCLUDED)), null))
            .relation();
    if (!(relation instanceof Project project)
        || !(project.getInput() instanceof Join)
        || project.getProjects().stream().anyMatch(e -> RexUtil.SubQueryFinder.find(e) != null)) {
      throw Positions.error(
          ErrorCode.FEATURE_NOT_SUPPORTED, "a subquery is not allowed in ON CONFLICT", onConflict);
    }
    List<Modify.Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < ordinals.size(); i++) {
      assignments.add(new Modify.Assignment(ordinals.get(i), project.getProjects().get(i)));
    }
    return new Modify.Conflict(
        indexes,
        true,
        assignments,
        where == null ? null : project.getProjects().get(ordinals.size()));
  }
}
