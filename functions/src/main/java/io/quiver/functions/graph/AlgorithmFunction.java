package io.quiver.functions.graph;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A table function that looks at a whole graph and gives one row a vertex, or an edge.
 *
 * <p>Parameters of all: edges, endpoints, graph, vertices and vertex_key (so that vertices without
 * edges appear); then those of its own.
 *
 * @param name upper case
 * @param algorithm for EXPLAIN
 * @param own further parameters
 * @param columns of the result
 * @param algorithmRows runs it
 */
record AlgorithmFunction(
    String name, String algorithm, List<Parameter> own, Columns columns, Rows algorithmRows)
    implements TableFunction {

  /** The result's columns, given the type of nodes. */
  @FunctionalInterface
  interface Columns {
    List<Argument.Column> of(DataType node, ArgumentTypes arguments);
  }

  /** Runs the algorithm. */
  @FunctionalInterface
  interface Rows {
    RowSource of(GraphCall call);
  }

  AlgorithmFunction {
    own = List.copyOf(own);
  }

  @Override
  public List<Parameter> parameters() {
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(GraphParameters.EDGES);
    parameters.add(GraphParameters.ENDPOINTS);
    parameters.addAll(own);
    parameters.add(GraphParameters.VERTICES);
    parameters.add(GraphParameters.VERTEX_KEY);
    parameters.add(GraphParameters.GRAPH);
    return parameters;
  }

  @Override
  public List<Argument.Column> resultColumns(ArgumentTypes arguments) {
    return columns.of(GraphParameters.nodeType(arguments), arguments);
  }

  @Override
  public RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    return algorithmRows.of(new GraphCall(context, arguments));
  }

  @Override
  public String describe(ArgumentTypes arguments) {
    return algorithm + " over compressed adjacency of " + GraphParameters.describe(arguments);
  }
}
