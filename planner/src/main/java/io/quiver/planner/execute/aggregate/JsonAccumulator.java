package io.quiver.planner.execute.aggregate;

import io.quiver.functions.json.JsonFunctions;
import io.quiver.functions.scalar.Conversions;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * JSON_ARRAYAGG(value) and JSON_OBJECTAGG(key VALUE value): the values of a group in the order in
 * which they come. Without any row, NULL.
 */
final class JsonAccumulator extends Accumulator {
  private final ExecutionContext context;
  private final List<DataType> types;
  private final boolean absentOnNull;
  private final List<@Nullable StringBuilder> texts = new ArrayList<>();

  /**
   * @param types of the value, or of key and value
   * @param absentOnNull whether NULLs are left out
   */
  JsonAccumulator(ExecutionContext context, List<DataType> types, boolean absentOnNull) {
    this.context = context;
    this.types = List.copyOf(types);
    this.absentOnNull = absentOnNull;
  }

  private boolean isObject() {
    return types.size() > 1;
  }

  @Override
  public void add(
      int[] groups, Column[] arguments, int @Nullable [] selection, int count, int groupCount) {
    while (texts.size() < groupCount) {
      texts.add(null);
    }
    int values = isObject() ? 1 : 0;
    long bytes = 0;
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      StringBuilder text = texts.get(groups[k]);
      if (text == null) {
        text = new StringBuilder(isObject() ? "{" : "[");
        texts.set(groups[k], text);
      }
      Object value = arguments[values].get(i);
      if (value == null && absentOnNull) {
        continue;
      }
      int before = text.length();
      text.append(before > 1 ? "," : "");
      if (isObject()) {
        text.append(key(arguments[0].get(i))).append(':');
      }
      text.append(JsonFunctions.toJson(value, types.get(values), context.scalar()));
      bytes += 2L * (text.length() - before);
    }
    context.memory().reserve(bytes);
  }

  private String key(@Nullable Object key) {
    if (key == null) {
      throw new QuiverException(ErrorCode.DATA_EXCEPTION, "a key of JSON_OBJECTAGG is NULL");
    }
    return JsonFunctions.toJson(
        Conversions.toText(key, types.get(0), context.scalar()),
        DataType.VARCHAR,
        context.scalar());
  }

  @Override
  public void result(int group, Column out, int row) {
    StringBuilder text = group < texts.size() ? texts.get(group) : null;
    if (text == null) {
      out.setNull(row);
    } else {
      out.set(row, text + (isObject() ? "}" : "]"));
    }
  }
}
