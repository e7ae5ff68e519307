package io.quiver.planner.execute.operator;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.expression.Expression;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.value.DataType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls a table function and delivers its rows. */
public final class TableFunctionNode extends PlanNode {
  private final TableFunction function;
  private final Map<String, Given> arguments;
  private final int[] read;

  /** What is given for a parameter. */
  public sealed interface Given {
    /** A value, from constants. */
    record Scalar(Expression value) implements Given {}

    /** Column names. */
    record Columns(List<String> names) implements Given {}

    /**
     * Rows.
     *
     * @param input number of the input
     */
    record Relation(int input, @Nullable TableDefinition table, List<Argument.Column> columns)
        implements Given {}
  }

  /**
   * Makes one.
   *
   * @param arguments by lower-case parameter name
   * @param read columns that are read of the result
   */
  public TableFunctionNode(
      TableFunction function,
      List<DataType> types,
      List<PlanNode> inputs,
      Map<String, Given> arguments,
      int[] read) {
    super(types, inputs);
    this.function = function;
    this.arguments = new LinkedHashMap<>(arguments);
    this.read = read.clone();
  }

  @Override
  public String describe() {
    return "Table function " + function.name();
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    return new RowSourceBatches(
        context,
        types(),
        read,
        () -> {
          Map<String, Argument> values = new LinkedHashMap<>();
          arguments.forEach((name, given) -> values.put(name, argument(context, given)));
          return function.open(context, values);
        });
  }

  private Argument argument(ExecutionContext context, Given given) {
    return switch (given) {
      case Given.Scalar scalar ->
          new Argument.Scalar(scalar.value().value(context, ArrayRow.EMPTY), scalar.value().type());
      case Given.Columns columns -> new Argument.Columns(columns.names());
      case Given.Relation relation ->
          new Argument.Relation(
              relation.table(),
              relation.columns(),
              () -> new BatchRows(inputs().get(relation.input()).open(context)));
    };
  }

  /** Rows of an input as functions read them. */
  private static final class BatchRows implements RowSource {
    private final BatchReader reader;

    BatchRows(BatchSource source) {
      reader = new BatchReader(source);
    }

    @Override
    public boolean next() {
      return reader.next();
    }

    @Override
    public @Nullable Object get(int column) {
      return reader.get(column);
    }

    @Override
    public void close() {
      reader.close();
    }
  }
}
