package io.quiver.planner.rule;

import io.quiver.functions.text.TextFunction;
import io.quiver.functions.text.TextOptions;
import io.quiver.planner.rel.TextSearch;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.text.TextFields;
import io.quiver.storage.vector.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.rex.RexVisitorImpl;
import org.jspecify.annotations.Nullable;

/**
 * Reads calls of the functions that text searches are written out as; see {@link TextFunction} for
 * their arguments.
 */
final class TextSearchCall {
  private TextSearchCall() {}

  static boolean isSearch(RexNode node) {
    return node instanceof RexCall call && call.getOperator().getName().equals(TextFunction.SEARCH);
  }

  /** The call if it gives this part of a search, or null. */
  static @Nullable RexCall of(RexNode node, String part) {
    return isSearch(node) && part((RexCall) node).equals(part) ? (RexCall) node : null;
  }

  static String part(RexCall call) {
    return literal(call.getOperands().get(0));
  }

  /** Collects all calls inside an expression. */
  static void collect(RexNode expression, List<RexCall> calls) {
    expression.accept(
        new RexVisitorImpl<Void>(true) {
          @Override
          public @Nullable Void visitCall(RexCall call) {
            if (isSearch(call)) {
              calls.add(call);
              return null;
            }
            return super.visitCall(call);
          }
        });
  }

  private static String literal(RexNode node) {
    String text = node instanceof RexLiteral literal ? literal.getValueAs(String.class) : null;
    if (text == null) {
      throw QuiverException.bug("an argument of a text search must be a literal");
    }
    return text;
  }

  /** What these calls, which all must be of one search, look for; null when they cannot be. */
  static TextSearch.@Nullable Search search(
      List<RexCall> calls, TableDefinition table, @Nullable RexNode k) {
    List<RexNode> arguments = rest(calls.get(0));
    if (!calls.stream().allMatch(call -> rest(call).equals(arguments))) {
      return null;
    }
    Map<String, String> options = TextOptions.parse(literal(arguments.get(1)));
    boolean hybrid = options.containsKey("fusion");
    TextSearch.Search text = search(arguments, hybrid ? 5 : 3, options, table, k);
    return text == null || !hybrid ? text : hybrid(text, arguments, options, table);
  }

  private static List<RexNode> rest(RexCall call) {
    return call.getOperands().subList(1, call.getOperands().size());
  }

  /** What a call of TEXT_MATCH looks for; null when it cannot be a search. */
  static TextSearch.@Nullable Search match(RexCall call, TableDefinition table) {
    Map<String, String> options = TextOptions.parse(literal(call.getOperands().get(1)));
    return search(call.getOperands(), 3, options, table, null);
  }

  private static TextSearch.@Nullable Search search(
      List<RexNode> arguments,
      int texts,
      Map<String, String> options,
      TableDefinition table,
      @Nullable RexNode k) {
    TextFields named = TextFields.parse(literal(arguments.get(0)));
    RexNode query = arguments.get(2);
    if (!isConstant(query)) {
      return null;
    }
    List<TextFields.Field> fields = new ArrayList<>();
    for (int i = texts; i < arguments.size(); i++) {
      if (!(arguments.get(i) instanceof RexInputRef reference)) {
        return null;
      }
      TextFields.Field field = named.fields().get(i - texts);
      fields.add(
          new TextFields.Field(
              table.columns().get(reference.getIndex()).id(), field.name(), field.boost()));
    }
    IndexDefinition.Text index = index(table, named.analyzer(), fields);
    TextFields known =
        !named.analyzer().isEmpty()
            ? new TextFields(named.analyzer(), named.k1(), named.b(), fields)
            : index == null
                ? new TextFields(TextFields.DEFAULT_ANALYZER, named.k1(), named.b(), fields)
                : new TextFields(index.analyzer(), index.k1(), index.b(), boosted(fields, index));
    return new TextSearch.Search(
        known, TextOptions.syntax(options), query, k, index == null ? null : index.id(), null);
  }

  private static List<TextFields.Field> boosted(
      List<TextFields.Field> fields, IndexDefinition.Text index) {
    return fields.stream()
        .map(
            field ->
                new TextFields.Field(
                    field.columnId(),
                    field.name(),
                    index.boosts().get(index.columnIds().indexOf(field.columnId()))))
        .toList();
  }

  private static IndexDefinition.@Nullable Text index(
      TableDefinition table, String analyzer, List<TextFields.Field> fields) {
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Text text
          && text.ready()
          && (analyzer.isEmpty() || text.analyzer().equals(analyzer))
          && fields.stream().allMatch(field -> text.columnIds().contains(field.columnId()))) {
        return text;
      }
    }
    return null;
  }

  private static boolean isConstant(RexNode node) {
    return !RexUtil.containsInputRef(node) && RexUtil.isDeterministic(node);
  }

  private static TextSearch.@Nullable Search hybrid(
      TextSearch.Search text,
      List<RexNode> arguments,
      Map<String, String> options,
      TableDefinition table) {
    RexNode query = arguments.get(3);
    if (!isConstant(query) || !(arguments.get(4) instanceof RexInputRef column)) {
      return null;
    }
    String given = options.get("metric");
    IndexDefinition.Vector index = null;
    for (IndexDefinition candidate : table.indexes()) {
      if (index == null
          && candidate instanceof IndexDefinition.Vector vector
          && vector.ready()
          && table.ordinalOf(vector.columnIds().get(0)) == column.getIndex()
          && (given == null || metric(vector) == named(given))) {
        index = vector;
      }
    }
    Metric metric = given != null ? named(given) : index == null ? Metric.COSINE : metric(index);
    return new TextSearch.Search(
        text.fields(),
        text.syntax(),
        text.query(),
        text.k(),
        text.indexId(),
        new TextSearch.Fusion(
            column.getIndex(),
            metric,
            query,
            index == null ? null : index.id(),
            options.getOrDefault("fusion", "rrf").equals("weighted"),
            (int) number(options, "window", 100),
            number(options, "rrf_k", 60),
            number(options, "text_weight", 1),
            number(options, "vector_weight", 1)));
  }

  private static double number(Map<String, String> options, String name, double byDefault) {
    String text = options.get(name);
    return text == null ? byDefault : Double.parseDouble(text);
  }

  private static Metric metric(IndexDefinition.Vector index) {
    return named(index.options().getOrDefault("metric", "cosine"));
  }

  private static Metric named(String name) {
    return Metric.named(name)
        .orElseThrow(
            () ->
                new QuiverException(
                    ErrorCode.INVALID_PARAMETER, "there is no vector metric " + name));
  }
}
