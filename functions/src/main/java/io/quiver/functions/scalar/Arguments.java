package io.quiver.functions.scalar;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments of one call of a strict function, unpacked. */
@SuppressWarnings("ArrayRecordComponent") // lives for one call
public record Arguments(ScalarContext context, List<DataType> types, @Nullable Object[] values) {
  /** What a strict function does. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T apply(Arguments arguments);
  }

  public static SimpleFunction function(
      String name, DataType result, Work<? extends @Nullable Object> work, ArgumentKind... kinds) {
    return SimpleFunction.of(
        name,
        result,
        (context, types, arguments) -> work.apply(new Arguments(context, types, arguments)),
        kinds);
  }

  public int size() {
    return values.length;
  }

  public Object value(int index) {
    Object value = values[index];
    if (value == null) {
      throw QuiverException.bug("NULL argument " + index + " of a strict function");
    }
    return value;
  }

  public String text(int index) {
    return (String) value(index);
  }

  public long whole(int index) {
    return (Long) value(index);
  }

  public double floating(int index) {
    return ((Number) value(index)).doubleValue();
  }

  public float[] vector(int index) {
    return (float[]) value(index);
  }

  public DataType type(int index) {
    return types.get(index);
  }
}
