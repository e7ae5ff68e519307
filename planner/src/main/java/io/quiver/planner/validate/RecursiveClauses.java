package io.quiver.planner.validate;

import io.quiver.parser.ast.CycleClause;
import io.quiver.parser.ast.RecursiveItem;
import io.quiver.parser.ast.SearchClause;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/**
 * SEARCH and CYCLE of WITH RECURSIVE (ISO/IEC 9075-2, 7.18) as columns of the recursion.
 *
 * <p>Before: {@code r (c) AS (seed UNION ALL step) SEARCH .. SET o CYCLE c SET m USING p}. After:
 * {@code r AS (WITH RECURSIVE r (c, depth or order, m, p) AS (seed with a first value of each UNION
 * ALL step that carries them on, from rows that do not close a circle) SELECT c, row number in
 * their order AS o, m, p FROM r)}. Depth first, the order of a row is the path of the numbers that
 * it and its ancestors have among the rows of their round.
 */
final class RecursiveClauses {
  private static final SqlParserPos ZERO = SqlParserPos.ZERO;
  private static final String ORDER = "\u0001order";
  private static final String PATH = "\u0001path";
  private static final String ROWS = "\u0001rows";

  private final RecursiveItem item;
  private final @Nullable SearchClause search;
  private final @Nullable CycleClause cycle;
  private final String name;
  private final List<String> columns;

  private RecursiveClauses(RecursiveItem item) {
    this.item = item;
    this.search = item.search();
    this.cycle = item.cycle();
    this.name = item.name.getSimple();
    this.columns = columnNames();
  }

  /** The item without its clauses. */
  static SqlWithItem rewrite(RecursiveItem item) {
    return new RecursiveClauses(item).rewritten();
  }

  private SqlWithItem rewritten() {
    if (!(item.query instanceof SqlCall union)
        || union.getKind() != SqlKind.UNION
        || union.operandCount() != 2) {
      throw refused("need seed UNION [ALL] step inside", item.query);
    }
    if (!(union.operand(1) instanceof SqlSelect step)) {
      throw refused("need a plain SELECT behind UNION", union.operand(1));
    }
    SqlNode both =
        union
            .getOperator()
            .createCall(union.getParserPosition(), seed(union.operand(0)), step(step, alias(step)));
    List<SqlNode> inner = new ArrayList<>();
    columns.forEach(column -> inner.add(new SqlIdentifier(column, ZERO)));
    carried().forEach(column -> inner.add(new SqlIdentifier(column, ZERO)));
    SqlLiteral recursive = SqlLiteral.createBoolean(true, ZERO);
    SqlWithItem innerItem =
        new SqlWithItem(
            item.getParserPosition(),
            new SqlIdentifier(name, item.name.getParserPosition()),
            new SqlNodeList(inner, ZERO),
            both,
            recursive);
    SqlWith with =
        new SqlWith(item.getParserPosition(), new SqlNodeList(List.of(innerItem), ZERO), result());
    return new SqlWithItem(
        item.getParserPosition(), item.name, null, with, SqlLiteral.createBoolean(false, ZERO));
  }

  /** Names of the columns that the recursion carries beside the query's own. */
  private List<String> carried() {
    List<String> names = new ArrayList<>();
    if (search != null) {
      names.add(ORDER);
    }
    if (cycle != null) {
      names.add(Names.simple(cycle.markColumn()));
      names.add(PATH);
    }
    return names;
  }

  private SqlNode seed(SqlNode seed) {
    List<SqlNode> items = own(ROWS);
    if (search != null) {
      items.add(search.depthFirst() ? array(rank(ROWS, search)) : number(0));
    }
    if (cycle != null) {
      items.add(value(cycle.defaultValue(), false));
      items.add(array(key(ROWS, cycle)));
    }
    return Queries.select(items, named(seed, columns), null);
  }

  private SqlNode step(SqlSelect step, String alias) {
    List<String> names = new ArrayList<>(columns);
    List<SqlNode> inside = new ArrayList<>();
    for (SqlNode node : step.getSelectList()) {
      if (node instanceof SqlIdentifier identifier && identifier.isStar()) {
        throw refused("need the columns of the step written out instead of *", node);
      }
      inside.add(node);
    }
    for (String column : carried()) {
      inside.add(Queries.as(Queries.column(alias, column, ZERO), "\u0001" + column));
      names.add("\u0001" + column);
    }
    SqlSelect carrying = (SqlSelect) step.clone(step.getParserPosition());
    carrying.setSelectList(new SqlNodeList(inside, step.getSelectList().getParserPosition()));
    if (cycle != null) {
      SqlNode going =
          SqlStdOperatorTable.EQUALS.createCall(
              ZERO,
              Queries.column(alias, Names.simple(cycle.markColumn()), ZERO),
              value(cycle.defaultValue(), false));
      SqlNode where = step.getWhere();
      carrying.setWhere(
          where == null ? going : SqlStdOperatorTable.AND.createCall(ZERO, where, going));
    }
    List<SqlNode> items = own(ROWS);
    if (search != null) {
      SqlNode before = Queries.column(ROWS, "\u0001" + ORDER, ZERO);
      items.add(
          search.depthFirst()
              ? SqlStdOperatorTable.CONCAT.createCall(ZERO, before, array(rank(ROWS, search)))
              : SqlStdOperatorTable.PLUS.createCall(ZERO, before, number(1)));
    }
    if (cycle != null) {
      SqlNode path = Queries.column(ROWS, "\u0001" + PATH, ZERO);
      SqlNode met =
          SqlStdOperatorTable.SOME_EQ.createCall(
              ZERO, key(ROWS, cycle), new SqlNodeList(List.of(path), ZERO));
      items.add(
          SqlCase.createSwitched(
              ZERO,
              null,
              new SqlNodeList(List.of(met), ZERO),
              new SqlNodeList(List.of(value(cycle.markValue(), true)), ZERO),
              value(cycle.defaultValue(), false)));
      items.add(
          SqlStdOperatorTable.CONCAT.createCall(
              ZERO, Queries.column(ROWS, "\u0001" + PATH, ZERO), array(key(ROWS, cycle))));
    }
    return Queries.select(items, named(carrying, names), null);
  }

  /** SELECT columns, order, mark, path FROM the recursion. */
  private SqlNode result() {
    List<SqlNode> items = own(name);
    if (search != null) {
      List<SqlNode> order = new ArrayList<>();
      order.add(Queries.column(name, ORDER, ZERO));
      if (!search.depthFirst()) {
        by(search).forEach(column -> order.add(Queries.column(name, column, ZERO)));
      }
      items.add(Queries.as(rowNumber(order), Names.simple(search.sequenceColumn())));
    }
    if (cycle != null) {
      items.add(Queries.column(name, Names.simple(cycle.markColumn()), ZERO));
      SqlIdentifier path = cycle.pathColumn();
      if (path != null) {
        items.add(Queries.as(Queries.column(name, PATH, ZERO), Names.simple(path)));
      }
    }
    return Queries.select(items, new SqlIdentifier(name, ZERO), null);
  }

  private List<SqlNode> own(String alias) {
    List<SqlNode> items = new ArrayList<>();
    columns.forEach(column -> items.add(Queries.column(alias, column, ZERO)));
    return items;
  }

  private static SqlNode named(SqlNode query, List<String> names) {
    List<SqlNode> operands = new ArrayList<>();
    operands.add(query);
    operands.add(new SqlIdentifier(ROWS, ZERO));
    names.forEach(column -> operands.add(new SqlIdentifier(column, ZERO)));
    return SqlStdOperatorTable.AS.createCall(ZERO, operands);
  }

  private SqlNode rank(String alias, SearchClause clause) {
    List<SqlNode> order = new ArrayList<>();
    by(clause).forEach(column -> order.add(Queries.column(alias, column, ZERO)));
    return rowNumber(order);
  }

  private static SqlNode rowNumber(List<SqlNode> order) {
    SqlWindow window =
        SqlWindow.create(
            null,
            null,
            SqlNodeList.EMPTY,
            new SqlNodeList(order, ZERO),
            SqlLiteral.createBoolean(false, ZERO),
            null,
            null,
            null,
            SqlWindow.createExcludeNoOthers(ZERO),
            ZERO);
    return SqlStdOperatorTable.OVER.createCall(
        ZERO, SqlStdOperatorTable.ROW_NUMBER.createCall(ZERO), window);
  }

  /** What tells a circle: the column, or several as one text. */
  private SqlNode key(String alias, CycleClause clause) {
    List<SqlNode> values = new ArrayList<>();
    for (SqlIdentifier column : clause.columns()) {
      values.add(Queries.column(alias, known(column), ZERO));
    }
    if (values.size() == 1) {
      return values.get(0);
    }
    SqlNode key = SqlLiteral.createCharString("", ZERO);
    for (SqlNode value : values) {
      // The length in front keeps ('a', 'bc') and ('ab', 'c') apart.
      SqlNode text = text(value);
      SqlNode length = text(SqlStdOperatorTable.CHAR_LENGTH.createCall(ZERO, text(value)));
      for (SqlNode part : List.of(length, SqlLiteral.createCharString(":", ZERO), text)) {
        key = SqlStdOperatorTable.CONCAT.createCall(ZERO, key, part);
      }
    }
    return key;
  }

  private static SqlNode text(SqlNode value) {
    return SqlStdOperatorTable.CAST.createCall(
        ZERO,
        value,
        new SqlDataTypeSpec(new SqlBasicTypeNameSpec(SqlTypeName.VARCHAR, ZERO), ZERO));
  }

  private static SqlNode array(SqlNode element) {
    return SqlStdOperatorTable.ARRAY_VALUE_CONSTRUCTOR.createCall(ZERO, element);
  }

  private static SqlNode number(int value) {
    return SqlLiteral.createExactNumeric(Integer.toString(value), ZERO);
  }

  private static SqlNode value(@Nullable SqlNode written, boolean otherwise) {
    return written == null ? SqlLiteral.createBoolean(otherwise, ZERO) : written;
  }

  private List<String> by(SearchClause clause) {
    return clause.by().stream().map(this::known).toList();
  }

  private String known(SqlIdentifier column) {
    String simple = Names.simple(column);
    if (!columns.contains(simple)) {
      throw Positions.error(
          ErrorCode.COLUMN_NOT_FOUND,
          "column " + simple + " of " + name + " does not exist",
          column);
    }
    return simple;
  }

  private List<String> columnNames() {
    SqlNodeList given = item.columnList;
    if (given != null) {
      return given.stream()
          .map(c -> Names.simple((SqlIdentifier) Objects.requireNonNull(c)))
          .toList();
    }
    List<String> names = new ArrayList<>();
    SqlNode seed =
        item.query instanceof SqlCall union && union.operandCount() > 0
            ? union.operand(0)
            : item.query;
    if (seed instanceof SqlSelect select) {
      for (SqlNode node : select.getSelectList()) {
        SqlNode named =
            node instanceof SqlBasicCall call && call.getKind() == SqlKind.AS
                ? call.operand(1)
                : node;
        if (named instanceof SqlIdentifier identifier && !identifier.isStar()) {
          names.add(identifier.names.get(identifier.names.size() - 1));
        }
      }
      if (names.size() == select.getSelectList().size()) {
        return names;
      }
    }
    throw refused("need names of columns: " + name + " (a, b) AS ..", item.name);
  }

  /** What the step calls the recursion. */
  private String alias(SqlSelect step) {
    String alias = alias(step.getFrom());
    if (alias == null) {
      throw refused("need " + name + " in FROM behind UNION", step);
    }
    return alias;
  }

  private @Nullable String alias(@Nullable SqlNode from) {
    return switch (from) {
      case null -> null;
      case SqlJoin join -> {
        String left = alias(join.getLeft());
        yield left == null ? alias(join.getRight()) : left;
      }
      case SqlIdentifier table -> table.isSimple() && table.getSimple().equals(name) ? name : null;
      case SqlCall call when call.getKind() == SqlKind.AS ->
          call.operandCount() == 2
                  && call.operand(0) instanceof SqlIdentifier table
                  && table.isSimple()
                  && table.getSimple().equals(name)
              ? Names.simple(call.operand(1))
              : null;
      default -> null;
    };
  }

  private static QuiverException refused(String what, SqlNode node) {
    return Positions.error(ErrorCode.FEATURE_NOT_SUPPORTED, "SEARCH and CYCLE " + what, node);
  }
}
