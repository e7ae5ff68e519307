package io.quiver.storage.table;

import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.codec.KeyCodec;
import io.quiver.storage.value.DataType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Equality of values as keys see it: 1.0 equals 1.00, -0 equals 0, arrays by content. */
final class KeyValues {
  private KeyValues() {}

  static boolean equal(DataType type, @Nullable Object a, @Nullable Object b) {
    return Objects.equals(a, b)
        || (a != null
            && b != null
            && KeyCodec.isIndexable(type)
            && Arrays.equals(encode(type, a), encode(type, b)));
  }

  /** Whether two lists of values of the same columns are equal, NULL equal to NULL. */
  static boolean equal(DataType[] types, @Nullable Object[] a, @Nullable Object[] b) {
    for (int i = 0; i < types.length; i++) {
      if (!equal(types[i], a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  private static byte[] encode(DataType type, Object value) {
    ByteWriter out = new ByteWriter();
    KeyCodec.write(out, type, false, value);
    return out.toBytes();
  }
}
