package io.quiver.planner.execute.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DecimalColumnTest {
  private static final DataType SMALL = DataType.decimal(15, 2);
  private static final DataType LARGE = DataType.decimal(40, 5);

  @Test
  void holdsWhatFitsInLongsAndEverythingElse() {
    DecimalColumn column = new DecimalColumn(LARGE, 4);
    column.set(0, new BigDecimal("1.50000"));
    column.set(1, null);
    assertTrue(column.isUnscaled());
    column.set(2, new BigDecimal("123456789012345678901234567890.12345"));
    assertFalse(column.isUnscaled());
    column.set(3, new BigDecimal("-0.00001"));
    assertEquals(new BigDecimal("1.50000"), column.get(0));
    assertTrue(column.isNull(1));
    assertEquals(new BigDecimal("123456789012345678901234567890.12345"), column.get(2));
    assertEquals(new BigDecimal("-0.00001"), column.get(3));
  }

  /** Order, equality and hash are those of the numbers, whatever holds them. */
  @Test
  void sameAsNumbers() {
    long seed = System.nanoTime();
    System.out.println("DecimalColumnTest seed " + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      BigDecimal a = BigDecimal.valueOf(random.nextLong() >> random.nextInt(64), 2);
      BigDecimal b =
          random.nextInt(3) == 0
              ? a.setScale(5)
              : new BigDecimal(new BigInteger(1 + random.nextInt(80), random), 5);
      Column left = column(SMALL, a);
      for (Column right : List.of(column(LARGE, b), column(DataType.decimal(-1, 0), b))) {
        String message = a + " " + b + ", seed " + seed;
        assertEquals(a.compareTo(b), Integer.signum(left.compare(0, right, 0)), message);
        assertEquals(a.compareTo(b) == 0, left.same(0, right, 0), message);
        if (a.compareTo(b) == 0) {
          assertEquals(left.hash(0), right.hash(0), message);
        }
        assertEquals(b.compareTo(a), Integer.signum(right.compare(0, left, 0)), message);
      }
      long x = random.nextLong();
      long y = random.nextLong() >> random.nextInt(64);
      assertEquals(
          BigDecimal.valueOf(x, 3).compareTo(BigDecimal.valueOf(y, 9)),
          DecimalColumn.compare(x, 3, y, 9));
      assertEquals(
          BigDecimal.valueOf(x, 9).compareTo(BigDecimal.valueOf(y, 3)),
          DecimalColumn.compare(x, 9, y, 3));
    }
  }

  private static Column column(DataType type, BigDecimal value) {
    Column column = Column.of(type, 1);
    column.set(0, value);
    return column;
  }
}
