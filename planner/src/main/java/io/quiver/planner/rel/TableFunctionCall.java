package io.quiver.planner.rel;

import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.AbstractRelNode;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/**
 * A call of a table function in FROM. Inputs are the relations among its arguments; scalar
 * arguments see no fields but may hold parameters and fields of correlation variables.
 */
public final class TableFunctionCall extends AbstractRelNode {
  private final TableFunction function;
  private final Map<String, CallArgument> arguments;
  private final List<RelNode> inputs;
  private final String description;

  /** What stands for one parameter of the function. */
  public sealed interface CallArgument {
    /** A value. */
    record Scalar(RexNode value) implements CallArgument {}

    /** Names of a DESCRIPTOR, as stored. */
    record Columns(List<String> names) implements CallArgument {
      public Columns {
        names = List.copyOf(names);
      }
    }

    /**
     * A relation.
     *
     * @param input number of the input that gives its rows
     * @param table the base table when it is a whole one, all columns in order; else null
     * @param names of its columns, which the input may have lost
     */
    record Relation(int input, @Nullable TableDefinition table, List<String> names)
        implements CallArgument {
      public Relation {
        names = List.copyOf(names);
      }
    }
  }

  /**
   * @param arguments given arguments by lower-case parameter name
   * @param description the function's own words for EXPLAIN
   */
  public TableFunctionCall(
      RelOptCluster cluster,
      TableFunction function,
      Map<String, CallArgument> arguments,
      List<RelNode> inputs,
      RelDataType rowType,
      String description) {
    super(cluster, cluster.traitSet());
    this.function = function;
    this.arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    this.inputs = new ArrayList<>(inputs);
    this.rowType = rowType;
    this.description = description;
  }

  public TableFunction function() {
    return function;
  }

  public Map<String, CallArgument> arguments() {
    return arguments;
  }

  public String description() {
    return description;
  }

  @Override
  public List<RelNode> getInputs() {
    return Collections.unmodifiableList(inputs);
  }

  @Override
  public void replaceInput(int ordinal, RelNode input) {
    inputs.set(ordinal, input);
    recomputeDigest();
  }

  @Override
  public double estimateRowCount(RelMetadataQuery mq) {
    return 100;
  }

  @Override
  public TableFunctionCall copy(RelTraitSet traits, List<RelNode> newInputs) {
    return new TableFunctionCall(
        getCluster(), function, arguments, newInputs, getRowType(), description);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    Map<String, CallArgument> changed = new LinkedHashMap<>();
    arguments.forEach(
        (name, argument) ->
            changed.put(
                name,
                argument instanceof CallArgument.Scalar scalar
                    ? new CallArgument.Scalar(scalar.value().accept(shuttle))
                    : argument));
    return new TableFunctionCall(
        getCluster(), function, changed, inputs, getRowType(), description);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    super.explainTerms(writer);
    for (int i = 0; i < inputs.size(); i++) {
      writer.input("input" + i, inputs.get(i));
    }
    return writer.item("function", function.name()).item("arguments", arguments);
  }
}
