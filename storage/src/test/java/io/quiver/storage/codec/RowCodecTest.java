package io.quiver.storage.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.Physical;
import io.quiver.storage.value.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class RowCodecTest {
  private static RowLayout layout(List<DataType> types) {
    List<RowLayout.Column> columns = new ArrayList<>();
    for (DataType type : types) {
      columns.add(new RowLayout.Column(columns.size(), type, null));
    }
    return new RowLayout(columns);
  }

  private static RowView view(RowLayout layout, EncodedRow row) {
    Map<Integer, byte[]> longValues = new HashMap<>();
    row.longValues().forEach(value -> longValues.put(value.columnId(), value.bytes()));
    RowView view =
        new RowView(
            layout, (rowId, columnId, length) -> Objects.requireNonNull(longValues.get(columnId)));
    view.reset(7, row.bytes());
    return view;
  }

  @Test
  void valuesOfAllTypesComeBack() {
    long seed = System.nanoTime();
    System.out.println("RowCodecTest seed " + seed);
    Random random = new Random(seed);
    RandomValues values = new RandomValues(random);
    List<DataType> types = RandomValues.types();
    RowLayout layout = layout(types);
    for (int i = 0; i < 1_000; i++) {
      @Nullable Object[] row = new Object[types.size()];
      for (int c = 0; c < row.length; c++) {
        row[c] = values.nullable(types.get(c));
      }
      RowView view = view(layout, RowCodec.encode(layout, row));
      for (int c = 0; c < row.length; c++) {
        assertValue(types.get(c), row[c], view, c, "seed " + seed);
      }
    }
  }

  private static void assertValue(
      DataType type, @Nullable Object expected, RowView view, int ordinal, String message) {
    String where = type + ", " + message;
    assertEquals(expected == null, view.isNull(ordinal), where);
    if (expected instanceof byte[] bytes) {
      assertArrayEquals(bytes, (byte[]) view.get(ordinal), where);
    } else if (expected instanceof float[] floats) {
      assertArrayEquals(floats, (float[]) view.get(ordinal), where);
    } else {
      assertEquals(expected, view.get(ordinal), where);
    }
    if (expected != null && type.physical() == Physical.DOUBLE) {
      assertEquals((Double) expected, view.getDouble(ordinal), where);
    }
    if (expected instanceof Long number) {
      assertEquals(number, view.getLong(ordinal), where);
    }
  }

  @Test
  void columnsAddedLaterHaveTheirInitialValueAndDroppedOnesAreSkipped() {
    RowLayout old = layout(List.of(DataType.BIGINT, DataType.VARCHAR, DataType.DOUBLE));
    EncodedRow row = RowCodec.encode(old, new Object[] {5L, "gone", 2.5});
    RowLayout now =
        new RowLayout(
            List.of(
                new RowLayout.Column(3, DataType.VARCHAR, "new"),
                new RowLayout.Column(0, DataType.BIGINT, null),
                new RowLayout.Column(4, DataType.BIGINT, 9L),
                new RowLayout.Column(5, DataType.VARCHAR, null),
                new RowLayout.Column(2, DataType.DOUBLE, null),
                new RowLayout.Column(6, DataType.BOOLEAN, true)));
    RowView view = view(now, row);
    assertEquals("new", view.get(0));
    assertEquals(5L, view.getLong(1));
    assertEquals(9L, view.getLong(2));
    assertNull(view.get(3));
    assertTrue(view.isNull(3));
    assertEquals(2.5, view.getDouble(4));
    assertEquals(1L, view.getLong(5));
    RowView rewritten =
        view(now, RowCodec.encode(now, new Object[] {"x", 1L, 2L, null, 3.0, false}));
    assertEquals("x", rewritten.get(0));
    assertEquals(1L, rewritten.get(1));
    assertEquals(0L, rewritten.getLong(5));
  }

  @Test
  void longValuesLieBesideTheRow() {
    RowLayout layout = layout(List.of(DataType.VARCHAR, DataType.vector(300), DataType.BIGINT));
    String text = "x".repeat(RowCodec.LARGEST_INLINE + 1);
    float[] vector = new float[300];
    vector[299] = 1.5f;
    EncodedRow row = RowCodec.encode(layout, new Object[] {text, vector, 3L});
    assertEquals(2, row.longValues().size());
    assertTrue(row.bytes().length < 40);
    RowView view = view(layout, row);
    assertEquals(text.length(), view.overflowLength(0));
    assertEquals(-1, view.overflowLength(2));
    assertEquals(text, view.get(0));
    assertArrayEquals(vector, (float[]) view.get(1));
    assertEquals(3L, view.getLong(2));
  }

  @Test
  void rowsOfManyBytesHaveWideSlots() {
    List<DataType> types = new ArrayList<>();
    @Nullable Object[] row = new Object[40];
    for (int i = 0; i < row.length; i++) {
      types.add(i % 3 == 0 ? DataType.BIGINT : DataType.of(TypeKind.VARBINARY));
      byte[] bytes = new byte[900];
      bytes[0] = (byte) i;
      row[i] = i % 7 == 0 ? null : i % 3 == 0 ? (Object) (long) i : bytes;
    }
    RowLayout layout = layout(types);
    EncodedRow encoded = RowCodec.encode(layout, row);
    assertTrue(encoded.bytes().length > 1 << 14);
    RowView view = view(layout, encoded);
    for (int i = 0; i < row.length; i++) {
      assertValue(types.get(i), row[i], view, i, "column " + i);
    }
  }

  @Test
  void otherFormatsAreRefused() {
    RowView view = new RowView(layout(List.of(DataType.BIGINT)), OverflowSource.NONE);
    QuiverException e =
        assertThrows(QuiverException.class, () -> view.reset(1, new byte[] {0x20, 0, 0}));
    assertEquals(ErrorCode.UNSUPPORTED_FORMAT, e.code());
  }
}
