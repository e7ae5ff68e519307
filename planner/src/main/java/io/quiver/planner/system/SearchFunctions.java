package io.quiver.planner.system;

import static io.quiver.functions.spi.Parameter.Kind.DESCRIPTOR;
import static io.quiver.functions.spi.Parameter.Kind.INTEGER;
import static io.quiver.functions.spi.Parameter.Kind.RELATION;
import static io.quiver.functions.spi.Parameter.Kind.STRING;
import static io.quiver.functions.spi.Parameter.Kind.VALUES;
import static io.quiver.functions.spi.Parameter.optional;
import static io.quiver.functions.spi.Parameter.required;

import io.quiver.functions.spi.Parameter;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions in FROM that are rewritten while a statement is planned and are in no catalog.
 *
 * @param columns those that come after the columns of the table that is searched
 */
record SearchFunctions(
    String name, List<Parameter> parameters, List<RoutineSignature.Item> columns) {
  static final List<SearchFunctions> ALL =
      List.of(
          new SearchFunctions(
              "VECTOR_SEARCH",
              List.of(
                  required("data", RELATION),
                  required("col", DESCRIPTOR),
                  required("query", VALUES),
                  required("top_k", INTEGER),
                  optional("options", VALUES)),
              columns("DISTANCE", "SCORE")),
          new SearchFunctions(
              "TEXT_SEARCH",
              List.of(
                  required("data", RELATION),
                  required("col", DESCRIPTOR),
                  required("query", STRING),
                  required("top_k", INTEGER),
                  optional("options", VALUES)),
              columns("SCORE")),
          new SearchFunctions(
              "HYBRID_SEARCH",
              List.of(
                  required("data", RELATION),
                  required("text", DESCRIPTOR),
                  required("vector", DESCRIPTOR),
                  required("query_text", STRING),
                  required("query_vector", VALUES),
                  required("top_k", INTEGER),
                  optional("options", VALUES)),
              columns("SCORE", "TEXT_RANK", "VECTOR_RANK", "TEXT_SCORE", "VECTOR_SCORE")),
          file("READ_FILE"),
          file("READ_CSV"),
          file("READ_JSON"),
          file("READ_JSONL"),
          file("READ_NDJSON"));

  private static List<RoutineSignature.Item> columns(String... names) {
    List<RoutineSignature.Item> columns = new ArrayList<>();
    for (String name : names) {
      @Nullable String remarks = columns.isEmpty() ? "after the columns of the table" : null;
      columns.add(
          new RoutineSignature.Item(
              columns.size() + 1,
              "OUT",
              true,
              name,
              name.endsWith("_RANK") ? DataType.BIGINT : DataType.DOUBLE,
              remarks));
    }
    return columns;
  }

  /** Its columns are those of the file. */
  private static SearchFunctions file(String name) {
    return new SearchFunctions(name, List.of(required("file", STRING)), List.of());
  }
}
