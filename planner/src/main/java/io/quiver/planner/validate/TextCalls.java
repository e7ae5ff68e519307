package io.quiver.planner.validate;

import io.quiver.functions.text.TextFunction;
import io.quiver.functions.text.TextOptions;
import io.quiver.parser.ast.GraphTable;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.text.TextFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/**
 * Writes out TEXT_MATCH, TEXT_SCORE and TEXT_HIGHLIGHT of one SELECT. TEXT_MATCH(t, query) becomes
 * a function of the columns of t's text index. The other two refer to a search in the same SELECT:
 * a TEXT_SEARCH or HYBRID_SEARCH in FROM, or a TEXT_MATCH that WHERE requires. For a score of the
 * latter the table in FROM becomes a query with one more column. Used once.
 */
final class TextCalls {
  private static final SqlParserPos ZERO = SqlParserPos.ZERO;
  private static final String SCORE = "\u0001SCORE";
  private static final List<String> NAMES = List.of("TEXT_MATCH", "TEXT_SCORE", "TEXT_HIGHLIGHT");
  private static final List<String> MATCH_OPTIONS = List.of("syntax", "operator");

  private final Planning planning;
  private final List<Source> sources = new ArrayList<>();

  /** A table reference in FROM. */
  private static final class Source {
    final SqlNode node;
    final @Nullable String alias;
    final @Nullable TableDefinition table;

    /** The search that it is, or that WHERE requires of it. */
    TextSearch.@Nullable Call search;

    /** Whether it became a query with a score. */
    boolean scored;

    Source(SqlNode node, @Nullable String alias, @Nullable TableDefinition table) {
      this.node = node;
      this.alias = alias;
      this.table = table;
    }
  }

  private TextCalls(Planning planning) {
    this.planning = planning;
  }

  /** The same node when there is nothing to write out; a SELECT, or one with ORDER BY. */
  static SqlCall rewrite(SqlCall call, Planning planning) {
    SqlNode query = call instanceof SqlOrderBy orderBy ? orderBy.query : call;
    if (!(query instanceof SqlSelect select) || textCall(call) == null) {
      return call;
    }
    SqlCall written = new TextCalls(planning).run(select, call instanceof SqlOrderBy o ? o : null);
    SqlCall left = textCall(written);
    if (left != null) {
      throw Positions.error(
          ErrorCode.FEATURE_NOT_SUPPORTED, name(left) + " is not supported in this place", left);
    }
    return written;
  }

  private static boolean isTextCall(SqlNode node) {
    return node instanceof SqlCall call
        && call.getOperator() instanceof SqlFunction function
        && function.getName().regionMatches(true, 0, "TEXT_", 0, 5)
        && NAMES.contains(name(call));
  }

  private static String name(SqlCall call) {
    return call.getOperator().getName().toUpperCase(Locale.ROOT);
  }

  /** One in this SELECT, not in one inside it; or null. */
  private static @Nullable SqlCall textCall(SqlCall root) {
    SqlNode own = root instanceof SqlOrderBy orderBy ? orderBy.query : root;
    SqlCall[] found = new SqlCall[1];
    root.accept(
        new SqlBasicVisitor<@Nullable Void>() {
          @Override
          public @Nullable Void visit(SqlCall call) {
            if (isTextCall(call)) {
              found[0] = call;
            }
            boolean inside =
                call != root
                    && call != own
                    && (call.isA(SqlKind.QUERY) || call instanceof GraphTable);
            return inside || found[0] != null ? null : super.visit(call);
          }
        });
    return found[0];
  }

  private SqlCall run(SqlSelect original, @Nullable SqlOrderBy orderBy) {
    SqlSelect select = (SqlSelect) original.clone(original.getParserPosition());
    if (select.getFrom() != null) {
      collect(select.getFrom(), null);
    }
    findRequired(select.getWhere());
    SqlNodeList order = orderBy == null ? null : list(orderBy.orderList);
    select.setSelectList(list(select.getSelectList()));
    select.setWhere(optional(select.getWhere()));
    select.setHaving(optional(select.getHaving()));
    select.setGroupBy(select.getGroup() == null ? null : list(select.getGroup()));
    select.setFrom(conditions(select.getFrom()));
    select.setQualify(optional(select.getQualify()));
    for (Source source : sources) {
      if (source.scored) {
        select.setSelectList(withoutStars(select.getSelectList(), source));
        select.setFrom(replaced(select.getFrom(), source));
      }
    }
    return orderBy == null || order == null
        ? select
        : new SqlOrderBy(orderBy.getParserPosition(), select, order, orderBy.offset, orderBy.fetch);
  }

  // ---- FROM

  private void collect(SqlNode from, @Nullable String alias) {
    if (from instanceof SqlJoin join) {
      collect(join.getLeft(), null);
      collect(join.getRight(), null);
    } else if (from.getKind() == SqlKind.AS) {
      SqlNode inner = ((SqlCall) from).operand(0);
      collect(inner, ((SqlIdentifier) ((SqlCall) from).operand(1)).getSimple());
    } else if (from.getKind() == SqlKind.LATERAL) {
      collect(((SqlCall) from).operand(0), alias);
    } else if (TextSearch.isSearch(from)) {
      Source source = new Source(from, alias, null);
      source.search = TextSearch.read(((SqlCall) from).operand(0), planning);
      sources.add(source);
    } else if (from instanceof SqlIdentifier identifier && identifier.names.size() <= 2) {
      String last = identifier.names.get(identifier.names.size() - 1);
      sources.add(
          new Source(
              from,
              alias == null ? last : alias,
              planning.view().catalog().table(Names.of(plain(identifier), planning.schema()))));
    }
  }

  /** Without the mark of a table whose rows are going to be changed. */
  private static SqlIdentifier plain(SqlIdentifier identifier) {
    int last = identifier.names.size() - 1;
    String name = identifier.names.get(last);
    return name.endsWith(QuiverTable.ROW_ID_SUFFIX)
        ? identifier.setName(
            last, name.substring(0, name.length() - QuiverTable.ROW_ID_SUFFIX.length()))
        : identifier;
  }

  private void findRequired(@Nullable SqlNode where) {
    if (where instanceof SqlCall call && call.getKind() == SqlKind.AND) {
      call.getOperandList().forEach(this::findRequired);
    } else if (where instanceof SqlCall call && name(call).equals("TEXT_MATCH")) {
      Source source = matched(call);
      if (source.search == null) {
        source.search = match(call, source);
      }
    }
  }

  // ---- calls

  private @Nullable SqlNode optional(@Nullable SqlNode node) {
    return node == null ? null : expand(node);
  }

  private SqlNodeList list(SqlNodeList nodes) {
    List<@Nullable SqlNode> expanded = new ArrayList<>();
    for (SqlNode node : nodes) {
      expanded.add(optional(node));
    }
    return new SqlNodeList(expanded, nodes.getParserPosition());
  }

  private SqlNode expand(SqlNode node) {
    SqlNode expanded =
        node.accept(
            new SqlShuttle() {
              @Override
              public @Nullable SqlNode visit(SqlCall call) {
                if (call instanceof SqlSelect || call.isA(SqlKind.QUERY)) {
                  return call; // has its own searches
                }
                return isTextCall(call) ? written(call) : super.visit(call);
              }
            });
    if (expanded == null) {
      throw QuiverException.bug("a rewriting lost its node");
    }
    return expanded;
  }

  private SqlNode written(SqlCall call) {
    return switch (name(call)) {
      case "TEXT_MATCH" -> {
        Source source = matched(call);
        TextSearch.Call search = match(call, source);
        List<SqlNode> operands = new ArrayList<>();
        operands.add(TextSearch.text(TextColumns.closed(search.fields()).format()));
        operands.add(TextSearch.text(TextOptions.format(search.options())));
        operands.add(search.query());
        operands.addAll(texts(source, search));
        yield TextSearch.function(planning, TextFunction.MATCH)
            .createCall(call.getParserPosition(), operands);
      }
      case "TEXT_SCORE" -> score(call);
      default -> highlight(call);
    };
  }

  private List<SqlNode> texts(Source source, TextSearch.Call search) {
    List<SqlNode> texts = new ArrayList<>();
    for (SqlIdentifier column : search.columns()) {
      texts.add(column(source, column.getSimple()));
    }
    return texts;
  }

  private static SqlIdentifier column(Source source, String name) {
    return source.alias == null
        ? new SqlIdentifier(name, ZERO)
        : Queries.column(source.alias, name, ZERO);
  }

  private Source matched(SqlCall call) {
    if (call.operandCount() < 2 || call.operandCount() > 3) {
      throw wrong(call, "TEXT_MATCH takes a table or a column, a query, and options if any");
    }
    if (!(call.operand(0) instanceof SqlIdentifier target)) {
      throw wrong(call, "the first argument of TEXT_MATCH is a table of FROM, or a column");
    }
    String last = target.names.get(target.names.size() - 1);
    Source found = null;
    for (Source source : sources) {
      boolean isTable = target.isSimple() && last.equals(source.alias);
      boolean isColumn =
          source.table != null
              && source.table.findColumn(last).isPresent()
              && (target.isSimple() || target.names.get(0).equals(source.alias));
      if (isTable) {
        return source;
      }
      if (isColumn) {
        found = source;
      }
    }
    if (found == null || found.table == null) {
      throw wrong(call, "TEXT_MATCH finds no table or column " + target + " in FROM");
    }
    return found;
  }

  private TextSearch.Call match(SqlCall call, Source source) {
    TableDefinition table = source.table;
    if (table == null) {
      throw wrong(call, "TEXT_MATCH needs a table, " + source.alias + " is something else");
    }
    SqlIdentifier target = call.operand(0);
    String last = target.names.get(target.names.size() - 1);
    boolean whole = target.isSimple() && last.equals(source.alias);
    TextFields fields = whole ? indexed(call, table) : TextColumns.of(table, List.of(last), null);
    Map<String, String> options =
        SearchArguments.options(
            call, call.operandCount() == 3 ? call.operand(2) : null, MATCH_OPTIONS);
    TextOptions.syntax(options);
    List<SqlIdentifier> columns =
        fields.fields().stream().map(field -> new SqlIdentifier(field.name(), ZERO)).toList();
    return new TextSearch.Call(
        source.node, columns, fields, options, call.operand(1), call, null, null);
  }

  private static TextFields indexed(SqlCall call, TableDefinition table) {
    IndexDefinition.Text found = null;
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Text text) {
        if (found != null) {
          throw wrong(
              call,
              "table " + table.name() + " has several text indexes; name a column instead of it");
        }
        found = text;
      }
    }
    if (found == null) {
      throw new QuiverException(
          ErrorCode.OBJECT_NOT_FOUND,
          "table " + table.name() + " has no text index",
          "Make one with CREATE TEXT INDEX, or name a column instead of the table.",
          Positions.of(call),
          null);
    }
    return TextColumns.of(table, found);
  }

  private SqlNode score(SqlCall call) {
    if (call.operandCount() > 1) {
      throw wrong(call, "TEXT_SCORE takes the table at most");
    }
    Source source = searched(call, call.operandCount() == 0 ? null : alias(call.operand(0)));
    if (source.table == null) {
      return column(source, "SCORE");
    }
    source.scored = true;
    return column(source, SCORE);
  }

  private static @Nullable String alias(SqlNode node) {
    return node instanceof SqlIdentifier identifier ? identifier.names.get(0) : null;
  }

  /** The search that a call refers to. */
  private Source searched(SqlCall call, @Nullable String alias) {
    Source found = null;
    for (Source source : sources) {
      if (source.search != null && (alias == null || alias.equals(source.alias))) {
        if (found != null) {
          throw wrong(
              call, name(call) + " could refer to several searches; name the table as argument");
        }
        found = source;
      }
    }
    if (found == null) {
      throw new QuiverException(
          ErrorCode.INVALID_STATEMENT,
          name(call) + " has no search to refer to",
          "It stands in a SELECT with TEXT_SEARCH or HYBRID_SEARCH in FROM, or with TEXT_MATCH"
              + " as a condition that WHERE joins by AND.",
          Positions.of(call),
          null);
    }
    return found;
  }

  private SqlNode highlight(SqlCall call) {
    if (call.operandCount() < 1
        || call.operandCount() > 4
        || call.operandCount() == 2
        || !(call.operand(0) instanceof SqlIdentifier target)) {
      throw wrong(call, "TEXT_HIGHLIGHT takes a column, marks (before, after), and a length");
    }
    Source source = searched(call, target.isSimple() ? null : target.names.get(0));
    TextSearch.Call search = source.search;
    String column = target.names.get(target.names.size() - 1);
    int place = search == null ? -1 : search.fields().find(column);
    if (search == null || place < 0) {
      throw wrong(call, "the search does not look into column " + column);
    }
    List<SqlNode> operands = new ArrayList<>();
    operands.add(TextSearch.text(TextColumns.closed(search.fields()).format()));
    operands.add(TextSearch.text(TextOptions.format(search.options())));
    operands.add(search.query());
    operands.add(SqlLiteral.createExactNumeric(Integer.toString(place), ZERO));
    operands.add(call.operandCount() > 2 ? call.operand(1) : TextSearch.text("<b>"));
    operands.add(call.operandCount() > 2 ? call.operand(2) : TextSearch.text("</b>"));
    operands.add(
        call.operandCount() > 3 ? call.operand(3) : SqlLiteral.createExactNumeric("0", ZERO));
    operands.addAll(texts(source, search));
    return TextSearch.function(planning, TextFunction.HIGHLIGHT)
        .createCall(call.getParserPosition(), operands);
  }

  /** FROM with what stands behind ON written out. */
  private @Nullable SqlNode conditions(@Nullable SqlNode from) {
    if (!(from instanceof SqlJoin join)) {
      return from;
    }
    SqlJoin copy = (SqlJoin) join.clone(join.getParserPosition());
    copy.setLeft(nonNull(conditions(join.getLeft())));
    copy.setRight(nonNull(conditions(join.getRight())));
    SqlNode condition = join.getCondition();
    if (condition != null && join.getConditionType() == JoinConditionType.ON) {
      copy.setOperand(5, expand(condition));
    }
    return copy;
  }

  // ---- a table with a score

  private @Nullable SqlNode replaced(@Nullable SqlNode from, Source source) {
    if (from instanceof SqlJoin join) {
      SqlJoin copy = (SqlJoin) join.clone(join.getParserPosition());
      copy.setLeft(nonNull(replaced(join.getLeft(), source)));
      copy.setRight(nonNull(replaced(join.getRight(), source)));
      return copy;
    }
    SqlNode inner =
        from != null && from.getKind() == SqlKind.AS ? ((SqlCall) from).operand(0) : from;
    TextSearch.Call search = source.search;
    if (inner != source.node || search == null) {
      return from;
    }
    String alias = nonNull(source.alias);
    SqlNode star = SqlIdentifier.star(List.of(alias, ""), ZERO, List.of(ZERO, ZERO));
    SqlNode query =
        Queries.select(
            List.of(star, Queries.as(TextSearch.part(search, planning, "score", alias), SCORE)),
            Queries.as(inner, alias),
            SqlStdOperatorTable.IS_NOT_NULL.createCall(
                ZERO, TextSearch.part(search, planning, "score", alias)));
    return Queries.as(query, alias);
  }

  private static <T> T nonNull(@Nullable T value) {
    if (value == null) {
      throw QuiverException.bug("a rewriting lost its node");
    }
    return value;
  }

  /** The score must not show among all columns. */
  private SqlNodeList withoutStars(SqlNodeList items, Source source) {
    List<SqlNode> written = new ArrayList<>();
    for (SqlNode item : items) {
      if (!(item instanceof SqlIdentifier identifier) || !identifier.isStar()) {
        written.add(item);
      } else if (identifier.names.size() == 1
          ? sources.size() == 1
          : isStarOf(identifier, source)) {
        nonNull(source.table)
            .columns()
            .forEach(column -> written.add(column(source, column.name())));
      } else if (identifier.names.size() > 1) {
        written.add(item);
      } else {
        throw Positions.error(
            ErrorCode.FEATURE_NOT_SUPPORTED,
            "beside TEXT_SCORE, * of several tables must be written as t.*",
            item);
      }
    }
    return new SqlNodeList(written, items.getParserPosition());
  }

  private static boolean isStarOf(SqlIdentifier identifier, Source source) {
    return identifier.names.get(0).equals(source.alias);
  }

  private static QuiverException wrong(SqlCall call, String message) {
    return Positions.error(ErrorCode.INVALID_PARAMETER, message, call);
  }
}
