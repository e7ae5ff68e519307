package io.quiver.planner.validate;

import io.quiver.functions.scalar.ConversionTable;
import io.quiver.parser.SqlParsing;
import io.quiver.planner.rel.Modify;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.planner.schema.SequenceOperator;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.CheckDefinition;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.Definition;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.TableScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** The table that a statement changes, and expressions about its columns. Used once. */
public final class ChangeTarget {
  private final Planning planning;
  private final SqlIdentifier identifier;
  private final TableDefinition definition;
  private final String alias;

  ChangeTarget(Planning planning, SqlIdentifier identifier, @Nullable SqlIdentifier alias) {
    this.planning = planning;
    this.identifier = identifier;
    this.definition = resolve(planning, identifier);
    this.alias = alias == null ? definition.name().name() : Names.simple(alias);
  }

  private static TableDefinition resolve(Planning planning, SqlIdentifier identifier) {
    ObjectName name = planning.named(identifier);
    Definition found = planning.view().catalog().relation(name);
    if (found instanceof TableDefinition table) {
      return table;
    }
    if (found != null || planning.view().systemTables().find(name.schema(), name.name()) != null) {
      throw Positions.error(
          ErrorCode.WRONG_OBJECT_TYPE,
          name + " is not a table; its rows cannot be changed",
          identifier);
    }
    throw planning.view().catalog().notFound(name).withPosition(Positions.of(identifier));
  }

  TableDefinition definition() {
    return definition;
  }

  QuiverTable table() {
    return planning.view().table(definition);
  }

  String alias() {
    return alias;
  }

  ColumnDefinition column(int ordinal) {
    return definition.columns().get(ordinal);
  }

  /** The ordinal of a column that SET or an INSERT list names. */
  int ordinal(SqlIdentifier column) {
    String name = column.names.get(column.names.size() - 1);
    OptionalInt ordinal = definition.findColumn(name);
    if (ordinal.isEmpty()) {
      throw new QuiverException(
          ErrorCode.COLUMN_NOT_FOUND,
          "column " + name + " of " + definition.name() + " does not exist",
          NearestNames.hint(
              name, definition.columns().stream().map(ColumnDefinition::name).toList()),
          Positions.of(column),
          null);
    }
    return ordinal.getAsInt();
  }

  /** The table as FROM item, with its row id as a column. */
  SqlNode withRowId() {
    return Queries.as(
        new SqlIdentifier(
            List.of(
                definition.name().schema(), definition.name().name() + QuiverTable.ROW_ID_SUFFIX),
            identifier.getParserPosition()),
        alias);
  }

  /** The table as FROM item under another name. */
  SqlNode as(String otherAlias) {
    return Queries.as(
        new SqlIdentifier(
            List.of(definition.name().schema(), definition.name().name()),
            identifier.getParserPosition()),
        otherAlias);
  }

  SqlNode rowId() {
    return Queries.column(alias, QuiverTable.ROW_ID, identifier.getParserPosition());
  }

  // ---- values

  /** A value for a column, with DEFAULT written out and a parameter typed like the column. */
  SqlNode value(int ordinal, SqlNode value) {
    if (value.getKind() == SqlKind.DEFAULT) {
      return defaultValue(ordinal);
    }
    if (value instanceof SqlDynamicParam parameter && !(value instanceof TypedParameter)) {
      return new TypedParameter(
          parameter.getIndex(),
          ParameterTyping.general(TypeMapping.toRelType(column(ordinal).type(), true)),
          value.getParserPosition());
    }
    return value;
  }

  /** What a column gets when a statement says nothing, or DEFAULT. */
  SqlNode defaultValue(int ordinal) {
    ColumnDefinition column = column(ordinal);
    ColumnDefinition.Identity identity = column.identity();
    if (identity != null) {
      return SequenceOperator.NEXT_VALUE.createCall(
          SqlParserPos.ZERO,
          SqlLiteral.createExactNumeric(
              Integer.toString(identity.sequenceId()), SqlParserPos.ZERO));
    }
    String text = column.defaultSql();
    return text == null
        ? SqlLiteral.createNull(SqlParserPos.ZERO)
        : SqlParsing.parseExpression(text);
  }

  RexNode defaultExpression(int ordinal) {
    ColumnDefinition column = column(ordinal);
    if (column.generatedSql() != null
        || (column.identity() == null && column.defaultSql() == null)) {
      return planning
          .cluster()
          .getRexBuilder()
          .makeNullLiteral(TypeMapping.toRelType(column.type(), true));
    }
    return planning.constant(defaultValue(ordinal));
  }

  /** Refuses, at its place, a value of a type that the column's values cannot come from. */
  void checkType(int ordinal, RelDataType given, SqlNode place) {
    ColumnDefinition column = column(ordinal);
    DataType from = ScalarFunctionOperator.known(given);
    if (from != null && !ConversionTable.isPossible(from, column.type())) {
      throw Positions.error(
          ErrorCode.DATATYPE_MISMATCH,
          "column "
              + column.name()
              + " of "
              + definition.name()
              + " is "
              + column.type()
              + ": a value of type "
              + from
              + " cannot become that",
          place);
    }
  }

  /** Refuses a value for a column that computes its own. */
  void checkWritable(int ordinal, SqlNode value, @Nullable Boolean overridingSystem) {
    ColumnDefinition column = column(ordinal);
    if (value.getKind() == SqlKind.DEFAULT) {
      return;
    }
    if (column.generatedSql() != null) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          "column " + column.name() + " is computed; it takes no value but DEFAULT",
          value);
    }
    ColumnDefinition.Identity identity = column.identity();
    if (identity != null && identity.always() && !Boolean.TRUE.equals(overridingSystem)) {
      throw new QuiverException(
          ErrorCode.INVALID_STATEMENT,
          "column " + column.name() + " is GENERATED ALWAYS; it takes no value but DEFAULT",
          "Leave the column out, or write OVERRIDING SYSTEM VALUE.",
          Positions.of(value),
          null);
    }
  }

  // ---- expressions about a row

  /** Computed columns and CHECK constraints. */
  Modify.Rules rules() {
    return rules(planning, definition);
  }

  /** What holds for every row of a table. */
  public static Modify.Rules rules(Planning planning, TableDefinition definition) {
    List<Modify.Assignment> computed = new ArrayList<>();
    for (int ordinal = 0; ordinal < definition.columns().size(); ordinal++) {
      String text = definition.columns().get(ordinal).generatedSql();
      if (text != null) {
        computed.add(
            new Modify.Assignment(
                ordinal, overRow(planning, definition, SqlParsing.parseExpression(text))));
      }
    }
    List<Modify.Check> checks = new ArrayList<>();
    for (CheckDefinition check : definition.checks()) {
      checks.add(
          new Modify.Check(
              check.name(),
              overRow(planning, definition, SqlParsing.parseExpression(check.conditionSql()))));
    }
    return new Modify.Rules(computed, checks);
  }

  /** An expression of the table's columns, field i is ordinal i. */
  public static RexNode overRow(Planning planning, TableDefinition definition, SqlNode expression) {
    SqlNode from =
        new SqlIdentifier(
            List.of(definition.name().schema(), definition.name().name()), SqlParserPos.ZERO);
    return expressions(
            planning.convert(Queries.select(List.of(expression), from, null)).relation(),
            expression)
        .get(0);
  }

  /** RETURNING items over the table's columns; null without any. */
  Modify.@Nullable Returning returning(List<SqlNode> items) {
    if (items.isEmpty()) {
      return null;
    }
    RelNode relation = planning.convert(Queries.select(items, as(alias), null)).relation();
    return new Modify.Returning(
        expressions(relation, items.get(0)), relation.getRowType().getFieldNames());
  }

  /** The fields of SELECT .. FROM table, over the table's columns. */
  private static List<RexNode> expressions(RelNode relation, SqlNode node) {
    if (relation instanceof TableScan scan) {
      return List.copyOf(scan.getCluster().getRexBuilder().identityProjects(scan.getRowType()));
    }
    if (relation instanceof Project project && project.getInput() instanceof TableScan) {
      for (RexNode expression : project.getProjects()) {
        if (RexUtil.SubQueryFinder.find(expression) != null) {
          throw Positions.error(
              ErrorCode.FEATURE_NOT_SUPPORTED, "a subquery is not allowed here", node);
        }
      }
      return project.getProjects();
    }
    throw Positions.error(
        ErrorCode.INVALID_STATEMENT, "only columns of one row may be used here", node);
  }
}
