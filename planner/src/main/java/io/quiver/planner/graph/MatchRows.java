package io.quiver.planner.graph;

import static io.quiver.planner.graph.TableReferences.ZERO;

import io.quiver.parser.SqlParsing;
import io.quiver.parser.ast.EdgePattern;
import io.quiver.parser.ast.GraphElement;
import io.quiver.parser.ast.GraphTable;
import io.quiver.parser.ast.ParenthesizedPath;
import io.quiver.parser.ast.PathPattern;
import io.quiver.parser.ast.RowsPerMatch;
import io.quiver.planner.validate.Names;
import io.quiver.planner.validate.Positions;
import io.quiver.planner.validate.Queries;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.JoinType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.jspecify.annotations.Nullable;

/**
 * ONE ROW PER VERTEX, ONE ROW PER STEP and MATCHNUM: the matches come from a GRAPH_TABLE of one row
 * per match, which also gives the path as arrays; these are taken apart around it.
 *
 * <p>A vertex has the element number 2n - 1 and an edge 2n where n is its place on the path. A path
 * without edge has one step, of a vertex and nothing else. Used once.
 */
final class MatchRows {
  private static final String MATCHES = "m$";
  private static final String PLACES = "u$";
  private static final String VERTICES = "VS$";
  private static final String EDGES = "ES$";
  private static final String NUMBER = "N$";

  private final GraphTable table;
  private final GraphModel graph;
  private final Variables variables;
  private final RowsPerMatch rows;
  private final Map<String, IteratorElement> iterators = new LinkedHashMap<>();
  private final IteratedColumns columns;

  MatchRows(GraphTable table, GraphModel graph, Variables variables) {
    this.table = table;
    this.graph = graph;
    this.variables = variables;
    RowsPerMatch written = table.rows();
    this.rows = written == null ? new RowsPerMatch.Match() : written;
    this.columns = new IteratedColumns(MATCHES, iterators.keySet());
  }

  /** Whether the table needs this class. */
  static boolean isNeeded(GraphTable table) {
    RowsPerMatch rows = table.rows();
    return (rows != null && !(rows instanceof RowsPerMatch.Match))
        || table.columns().stream().anyMatch(IteratedColumns::usesMatchNumber);
  }

  SqlNode query() {
    SqlNode id = TableReferences.column(PLACES, "ID$");
    SqlNode place = TableReferences.column(PLACES, NUMBER);
    switch (rows) {
      case RowsPerMatch.Match match -> {}
      case RowsPerMatch.Vertex vertex -> iterate(vertex.variable(), false, "i$0", id);
      case RowsPerMatch.Step step -> {
        iterate(step.first(), false, "i$0", id);
        iterate(step.edge(), true, "i$1", item(EDGES, place));
        iterate(step.second(), false, "i$2", item(VERTICES, plusOne(place)));
      }
    }
    Scope scope = new Scope();
    iterators.forEach(scope::add);
    Resolver resolver = new Resolver(scope, node -> node.clone(node.getParserPosition()));
    List<SqlNode> items = new ArrayList<>();
    for (SqlNode column : written()) {
      items.add(item(column, resolver));
    }
    SqlNode from = matches();
    SqlNode where = null;
    if (!(rows instanceof RowsPerMatch.Match)) {
      from = Queries.comma(from, places());
      for (IteratorElement element : iterators.values()) {
        if (element.isRead()) {
          from = Queries.join(from, JoinType.LEFT, element.relation(), element.isSame());
        }
      }
    }
    if (rows instanceof RowsPerMatch.Step) {
      where = parsed("u$.N$ < CARDINALITY(m$.VS$) OR CARDINALITY(m$.VS$) = 1");
    }
    return Queries.select(items, from, where);
  }

  private static SqlNode parsed(String text) {
    return SqlParsing.parseExpression(
        text.replaceAll("(m|u)\\$\\.([A-Z]+)\\$", "\"$1\\$\".\"$2\\$\""));
  }

  private void iterate(SqlIdentifier variable, boolean edge, String alias, SqlNode id) {
    String name = Names.simple(variable);
    if (variables.byName().containsKey(name) || iterators.containsKey(name)) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT,
          "variable " + name + " stands for two things: name the elements of the rows otherwise",
          variable);
    }
    iterators.put(name, new IteratorElement(graph, edge, alias, id));
  }

  private static SqlNode item(String array, SqlNode place) {
    return SqlStdOperatorTable.ITEM.createCall(ZERO, TableReferences.column(MATCHES, array), place);
  }

  private static SqlNode plusOne(SqlNode place) {
    return SqlStdOperatorTable.PLUS.createCall(ZERO, place, parsed("1"));
  }

  /** COLUMNS with stars written out. */
  private List<SqlNode> written() {
    if (table.columns().isEmpty()) {
      throw Positions.error(
          ErrorCode.INVALID_STATEMENT, "ONE ROW PER VERTEX and STEP need COLUMNS", table);
    }
    List<SqlNode> written = new ArrayList<>();
    for (SqlNode column : table.columns()) {
      IteratorElement element =
          column instanceof SqlIdentifier id && id.isStar() && id.names.size() == 2
              ? iterators.get(id.names.get(0))
              : null;
      if (element != null) {
        String name = ((SqlIdentifier) column).names.get(0);
        for (String property : element.properties()) {
          written.add(Queries.column(name, property, column.getParserPosition()));
        }
      } else {
        written.addAll(Items.writtenOut(graph, column, variables));
      }
    }
    return written;
  }

  private SqlNode item(SqlNode column, Resolver resolver) {
    SqlNode expression = column;
    String name = null;
    if (column.getKind() == SqlKind.AS) {
      expression = ((SqlCall) column).operand(0);
      name = ((SqlIdentifier) ((SqlCall) column).operand(1)).getSimple();
    } else if (column instanceof SqlIdentifier id && !id.isStar()) {
      name = id.names.get(id.names.size() - 1);
    }
    SqlNode resolved = resolver.resolve(columns.split(expression));
    return name == null ? resolved : Queries.as(resolved, name);
  }

  /** The matches, a row each: what the columns ask of them, the path as arrays, their numbers. */
  private SqlNode matches() {
    List<SqlNode> items = new ArrayList<>(columns.ofMatch());
    List<PathPattern> paths = new ArrayList<>(table.paths());
    if (!(rows instanceof RowsPerMatch.Match)) {
      int place = iterated();
      PathPattern path = paths.get(place);
      SqlIdentifier variable = path.variable();
      if (variable == null) {
        variable = new SqlIdentifier("p$", ZERO);
        paths.set(place, path.named(variable));
      }
      items.add(Queries.as(call("VERTICES", variable), VERTICES));
      if (rows instanceof RowsPerMatch.Step) {
        items.add(
            Queries.as(hasEdge(path.elements()) ? call("EDGES", variable) : noEdges(), EDGES));
      }
    }
    if (items.isEmpty()) {
      items.add(Queries.as(parsed("1"), "ONE$"));
    }
    SqlNode inner =
        new GraphTable(table.getParserPosition(), table.graph(), paths, table.where(), null, items);
    if (!columns.usesMatchNumber()) {
      return Queries.as(inner, MATCHES);
    }
    List<SqlNode> numbered = new ArrayList<>();
    numbered.add(SqlIdentifier.star(ZERO));
    numbered.add(Queries.as(parsed("ROW_NUMBER() OVER ()"), IteratedColumns.MATCH_NUMBER));
    return Queries.as(Queries.select(numbered, Queries.as(inner, "n$"), null), MATCHES);
  }

  private static SqlNode call(String function, SqlIdentifier operand) {
    SqlCall parsed = (SqlCall) SqlParsing.parseExpression(function + "(x)");
    return parsed.getOperator().createCall(ZERO, operand);
  }

  private static SqlNode noEdges() {
    return parsed("CAST(NULL AS VARCHAR(1) ARRAY)");
  }

  private static boolean hasEdge(List<GraphElement> elements) {
    return elements.stream()
        .anyMatch(
            e ->
                e instanceof EdgePattern
                    || (e instanceof ParenthesizedPath path && hasEdge(path.elements())));
  }

  private static SqlNode places() {
    SqlNode unnest =
        SqlStdOperatorTable.UNNEST_WITH_ORDINALITY.createCall(
            ZERO, TableReferences.column(MATCHES, VERTICES));
    return SqlStdOperatorTable.AS.createCall(
        ZERO,
        unnest,
        new SqlIdentifier(PLACES, ZERO),
        new SqlIdentifier("ID$", ZERO),
        new SqlIdentifier(NUMBER, ZERO));
  }

  /** The path whose elements become rows. */
  private int iterated() {
    List<SqlIdentifier> in =
        switch (rows) {
          case RowsPerMatch.Match match -> List.<SqlIdentifier>of();
          case RowsPerMatch.Vertex vertex -> vertex.paths();
          case RowsPerMatch.Step step -> step.paths();
        };
    if (in.size() > 1) {
      throw refused("rows for the elements of several paths at once", in.get(1));
    }
    if (in.isEmpty()) {
      if (table.paths().size() > 1) {
        throw refused("rows for the elements of several paths at once", table);
      }
      return 0;
    }
    String wanted = Names.simple(in.get(0));
    for (int i = 0; i < table.paths().size(); i++) {
      SqlIdentifier variable = table.paths().get(i).variable();
      if (variable != null && Names.simple(variable).equals(wanted)) {
        return i;
      }
    }
    throw Positions.error(
        ErrorCode.INVALID_STATEMENT, wanted + " is no path of this pattern", in.get(0));
  }

  private static QuiverException refused(String what, @Nullable SqlNode node) {
    return new QuiverException(
        ErrorCode.FEATURE_NOT_SUPPORTED,
        what + " are not supported",
        "Name one path variable with IN (p), or ask for each path and put UNION ALL between.",
        node == null ? null : Positions.of(node),
        null);
  }
}
