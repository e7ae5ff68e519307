package io.quiver.planner.execute.operator;

import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchBuilder;
import io.quiver.planner.execute.batch.BatchReader;
import io.quiver.planner.execute.batch.BatchSource;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** UNNEST: a row for each element of the arrays of each input row, in step. */
public final class UncollectNode extends PlanNode {
  private final PlanNode input;
  private final boolean withOrdinality;

  /**
   * Makes one.
   *
   * @param input rows of arrays
   * @param types of the elements, and BIGINT when their number is wanted
   */
  public UncollectNode(PlanNode input, List<DataType> types, boolean withOrdinality) {
    super(types, List.of(input));
    this.input = input;
    this.withOrdinality = withOrdinality;
  }

  @Override
  public String describe() {
    return "Unnest";
  }

  @Override
  protected BatchSource start(ExecutionContext context) {
    BatchReader rows = new BatchReader(input.open(context));
    BatchBuilder builder = new BatchBuilder(types());
    int width = input.types().size();
    return new BatchSource() {
      private int place;
      private int size;

      @Override
      public @Nullable Batch next() {
        context.checkActive();
        builder.begin();
        while (!builder.isFull()) {
          if (place < size) {
            emit();
          } else if (rows.next()) {
            place = 0;
            size = 0;
            for (int i = 0; i < width; i++) {
              size = Math.max(size, list(rows.get(i)).size());
            }
          } else {
            break;
          }
        }
        return builder.size() == 0 ? null : builder.build();
      }

      private void emit() {
        int at = builder.size();
        int out = 0;
        for (int i = 0; i < width; i++) {
          List<?> list = list(rows.get(i));
          Object element = place < list.size() ? list.get(place) : null;
          int fields = types().size() - (withOrdinality ? 1 : 0);
          if (width == 1 && fields > 1) {
            List<?> row = list(element);
            for (int f = 0; f < fields; f++) {
              builder.column(out++).set(at, f < row.size() ? row.get(f) : null);
            }
          } else {
            builder.column(out++).set(at, element);
          }
        }
        if (withOrdinality) {
          builder.column(out).set(at, place + 1L);
        }
        place++;
        builder.endRow();
      }

      @Override
      public void close() {
        rows.close();
      }
    };
  }

  private static List<?> list(@Nullable Object value) {
    if (value instanceof float[] vector) {
      return IntStream.range(0, vector.length).mapToObj(i -> (Object) (double) vector[i]).toList();
    }
    return value instanceof List<?> list ? list : List.of();
  }
}
