package io.quiver.planner.execute.aggregate;

import io.quiver.functions.scalar.Conversions;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.ValueOrder;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** ARRAY_AGG and LISTAGG: all values of a group in the order in which they come. */
final class ListAccumulator extends Accumulator {
  private final ExecutionContext context;
  private final boolean joinsText;
  private final boolean skipsNulls;
  private final DataType argumentType;
  private final List<List<@Nullable Object>> lists = new ArrayList<>();
  private String separator = "";

  ListAccumulator(
      ExecutionContext context, boolean joinsText, boolean skipsNulls, DataType argumentType) {
    this.context = context;
    this.joinsText = joinsText;
    this.skipsNulls = skipsNulls;
    this.argumentType = argumentType;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    while (lists.size() < groupCount) {
      lists.add(new ArrayList<>());
    }
    long bytes = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      Object value = arguments[0].get(i);
      if (value != null || !skipsNulls) {
        lists.get(groups[k]).add(value);
        bytes += value == null ? 8 : 8 + ValueOrder.bytes(value);
      }
      if (joinsText && arguments.length > 1 && arguments[1].get(i) instanceof String text) {
        separator = text;
      }
    }
    context.memory().reserve(bytes);
  }

  @Override
  public void result(int group, Column out, int row) {
    List<@Nullable Object> list = group < lists.size() ? lists.get(group) : List.of();
    if (list.isEmpty()) {
      out.setNull(row);
    } else if (joinsText) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < list.size(); i++) {
        text.append(i == 0 ? "" : separator);
        Object item = Objects.requireNonNull(list.get(i));
        text.append(Conversions.toText(item, argumentType, context.scalar()));
      }
      out.set(row, text.toString());
    } else {
      out.set(row, Collections.unmodifiableList(new ArrayList<>(list)));
    }
  }
}
