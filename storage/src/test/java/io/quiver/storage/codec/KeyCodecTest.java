package io.quiver.storage.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class KeyCodecTest {
  private static final int ROUNDS = 3_000;

  private static byte[] encode(DataType type, boolean descending, @Nullable Object value) {
    ByteWriter out = new ByteWriter();
    KeyCodec.write(out, type, descending, value);
    return out.toBytes();
  }

  @Test
  void bytesAreOrderedLikeValues() {
    long seed = System.nanoTime();
    System.out.println("KeyCodecTest seed " + seed);
    RandomValues values = new RandomValues(new Random(seed));
    for (DataType type : RandomValues.types()) {
      if (!KeyCodec.isIndexable(type)) {
        continue;
      }
      for (int i = 0; i < ROUNDS; i++) {
        Object a = values.nullable(type);
        Object b = values.nullable(type);
        int expected = Integer.signum(RandomValues.compare(type, a, b));
        String message = type + ": " + text(a) + " and " + text(b) + ", seed " + seed;
        assertEquals(
            expected,
            Integer.signum(Arrays.compareUnsigned(encode(type, false, a), encode(type, false, b))),
            message);
        assertEquals(
            -expected,
            Integer.signum(Arrays.compareUnsigned(encode(type, true, a), encode(type, true, b))),
            message + " descending");
      }
    }
  }

  @Test
  void severalColumnsAreOrderedOneAfterTheOther() {
    long seed = System.nanoTime();
    System.out.println("KeyCodecTest seed " + seed);
    Random random = new Random(seed);
    RandomValues values = new RandomValues(random);
    List<DataType> types = RandomValues.types().stream().filter(KeyCodec::isIndexable).toList();
    for (int i = 0; i < ROUNDS; i++) {
      DataType first = types.get(random.nextInt(types.size()));
      DataType second = types.get(random.nextInt(types.size()));
      boolean descending = random.nextBoolean();
      IndexKeyCodec codec =
          new IndexKeyCodec(List.of(first, second), List.of(descending, !descending), false);
      Object[] a = {values.nullable(first), values.nullable(second)};
      Object[] b = {random.nextBoolean() ? a[0] : values.nullable(first), values.nullable(second)};
      int order = RandomValues.compare(first, a[0], b[0]) * (descending ? -1 : 1);
      if (order == 0) {
        order = RandomValues.compare(second, a[1], b[1]) * (descending ? 1 : -1);
      }
      assertEquals(
          Integer.signum(order),
          Integer.signum(Arrays.compareUnsigned(codec.columns(a), codec.columns(b))),
          first + ", " + second + ": " + text(a) + " and " + text(b) + ", seed " + seed);
    }
  }

  @Test
  void exactTypesComeBack() {
    long seed = System.nanoTime();
    System.out.println("KeyCodecTest seed " + seed);
    RandomValues values = new RandomValues(new Random(seed));
    KeyReader reader = new KeyReader();
    for (DataType type : RandomValues.types()) {
      if (!KeyCodec.isIndexable(type)) {
        continue;
      }
      for (int i = 0; i < ROUNDS; i++) {
        Object value = values.nullable(type);
        boolean descending = i % 2 == 0;
        byte[] key = encode(type, descending, value);
        reader.reset(key, 0, key.length);
        Object back = KeyCodec.read(reader, type, descending);
        assertEquals(key.length, reader.position());
        String message = type + ": " + text(value) + ", seed " + seed;
        if (value instanceof byte[] bytes) {
          assertArrayEquals(bytes, (byte[]) back, message);
        } else if (KeyCodec.isExact(type)) {
          assertEquals(value, back, message);
        } else {
          assertEquals(0, RandomValues.compare(type, value, back), message);
        }
      }
    }
  }

  @Test
  void equalDecimalsHaveEqualKeys() {
    DataType type = DataType.of(io.quiver.storage.value.TypeKind.DECIMAL);
    assertArrayEquals(
        encode(type, false, new BigDecimal("1.0")), encode(type, false, new BigDecimal("1.00")));
    assertArrayEquals(
        encode(type, false, new BigDecimal("-100")), encode(type, false, new BigDecimal("-1E+2")));
  }

  @Test
  void typesWithoutOrderAreRefused() {
    QuiverException e =
        assertThrows(
            QuiverException.class,
            () -> KeyCodec.requireIndexable(DataType.vector(3), "EMBEDDING"));
    assertEquals(ErrorCode.INVALID_DEFINITION, e.code());
  }

  @Test
  void halfSurrogatePairIsRefused() {
    QuiverException e =
        assertThrows(QuiverException.class, () -> encode(DataType.VARCHAR, false, "a\ud800b"));
    assertEquals(ErrorCode.DATA_EXCEPTION, e.code());
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "NULL";
      case byte[] bytes -> Arrays.toString(bytes);
      case Object[] many -> Arrays.toString(many);
      default -> value.toString();
    };
  }
}
