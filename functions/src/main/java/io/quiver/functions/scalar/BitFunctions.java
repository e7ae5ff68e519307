package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.WHOLE;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.value.DataType;
import java.util.List;
import java.util.function.LongBinaryOperator;

/** Functions of the bits of BIGINT values. */
final class BitFunctions {
  private BitFunctions() {}

  static List<ScalarFunction> all() {
    SimpleFunction count =
        Arguments.function(
            "BITCOUNT", DataType.BIGINT, a -> (long) Long.bitCount(a.whole(0)), WHOLE);
    return List.of(
        count,
        count.named("BIT_COUNT"),
        Arguments.function("BITNOT", DataType.BIGINT, a -> ~a.whole(0), WHOLE),
        two("BITNAND", (x, y) -> ~(x & y)),
        two("BITNOR", (x, y) -> ~(x | y)),
        two("BITXNOR", (x, y) -> ~(x ^ y)),
        Arguments.function(
            "BITGET",
            DataType.BOOLEAN,
            a -> a.whole(1) >= 0 && a.whole(1) < 64 && (a.whole(0) >>> a.whole(1) & 1) == 1,
            WHOLE,
            WHOLE),
        two("LSHIFT", (x, n) -> shift(x, n, false)),
        two("RSHIFT", (x, n) -> shift(x, -n, false)),
        two("ULSHIFT", (x, n) -> shift(x, n, true)),
        two("URSHIFT", (x, n) -> shift(x, -n, true)),
        two("ROTATELEFT", (x, n) -> Long.rotateLeft(x, (int) (n % 64))),
        two("ROTATERIGHT", (x, n) -> Long.rotateRight(x, (int) (n % 64))));
  }

  private static SimpleFunction two(String name, LongBinaryOperator work) {
    return Arguments.function(
        name, DataType.BIGINT, a -> work.applyAsLong(a.whole(0), a.whole(1)), WHOLE, WHOLE);
  }

  /** To the left; to the right where {@code count} is negative. */
  private static long shift(long value, long count, boolean unsigned) {
    if (count >= 0) {
      return count > 63 ? 0 : value << count;
    }
    if (unsigned) {
      return count < -63 ? 0 : value >>> -count;
    }
    return value >> Math.min(63, -Math.max(count, -64));
  }
}
