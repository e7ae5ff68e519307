package io.quiver.planner.validate;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.GraphTables;
import io.quiver.functions.spi.TableFunction;
import io.quiver.planner.rel.TableFunctionCall;
import io.quiver.planner.rel.TableFunctionCall.CallArgument;
import io.quiver.planner.schema.ScalarFunctionOperator;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.planner.type.TypeMapping;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * One call of a table function in a statement: what its arguments are.
 *
 * @param scalars parameter names of the operands, in their order
 * @param literals texts of character literals among them
 * @param descriptors column names of DESCRIPTORs
 * @param relations relations with their converted trees
 */
record TableFunctionSite(
    TableFunction function,
    List<String> scalars,
    Map<String, String> literals,
    Map<String, List<String>> descriptors,
    Map<String, Relation> relations,
    GraphNames graphs) {

  /** A relation among the arguments. */
  record Relation(RelNode tree, @Nullable TableDefinition table) {
    List<Argument.Column> columns() {
      return tree.getRowType().getFieldList().stream()
          .map(f -> new Argument.Column(f.getName(), TypeMapping.toDataType(f.getType())))
          .toList();
    }
  }

  /** Finds graphs by name. */
  @FunctionalInterface
  interface GraphNames {
    @Nullable GraphTables find(String name);
  }

  /** The columns of the result when the scalar arguments have these types. */
  RelDataType rowType(List<RelDataType> scalarTypes) {
    RelDataTypeFactory.Builder builder = QuiverTypeFactory.INSTANCE.builder();
    for (Argument.Column column : function.resultColumns(types(scalarTypes))) {
      builder.add(column.name(), TypeMapping.toRelType(column.type(), true));
    }
    return builder.build();
  }

  private ArgumentTypes types(List<RelDataType> scalarTypes) {
    return new ArgumentTypes() {
      @Override
      public boolean isGiven(String parameter) {
        return scalars.contains(parameter)
            || descriptors.containsKey(parameter)
            || relations.containsKey(parameter);
      }

      @Override
      public @Nullable List<Argument.Column> relation(String parameter) {
        Relation relation = relations.get(parameter);
        return relation == null ? null : relation.columns();
      }

      @Override
      public @Nullable List<String> descriptor(String parameter) {
        return descriptors.get(parameter);
      }

      @Override
      public @Nullable DataType type(String parameter) {
        int i = scalars.indexOf(parameter);
        return i < 0 ? null : ScalarFunctionOperator.known(scalarTypes.get(i));
      }

      @Override
      public @Nullable String literal(String parameter) {
        return literals.get(parameter);
      }

      @Override
      public @Nullable GraphTables graph(String name) {
        return graphs.find(name);
      }
    };
  }

  /** The node for Calcite's scan of this call. */
  TableFunctionCall toRelation(LogicalTableFunctionScan scan, List<RexNode> operands) {
    Map<String, CallArgument> arguments = new LinkedHashMap<>();
    List<RelNode> inputs = new ArrayList<>();
    for (int i = 0; i < scalars.size(); i++) {
      arguments.put(scalars.get(i), new CallArgument.Scalar(operands.get(i)));
    }
    descriptors.forEach((name, columns) -> arguments.put(name, new CallArgument.Columns(columns)));
    relations.forEach(
        (name, relation) -> {
          arguments.put(
              name,
              new CallArgument.Relation(
                  inputs.size(), relation.table(), relation.tree().getRowType().getFieldNames()));
          inputs.add(relation.tree());
        });
    String description = function.describe(types(operands.stream().map(RexNode::getType).toList()));
    return new TableFunctionCall(
        scan.getCluster(), function, arguments, inputs, scan.getRowType(), description);
  }
}
