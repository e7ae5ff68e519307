package io.quiver.planner.execute.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.planner.execute.batch.ArrayRow;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.BatchRow;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.ValueOrder;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Kernels against rows, and both against arithmetic that cannot overflow. */
class RandomExpressionTest {
  private static final ScalarContext SCALAR =
      new ScalarContext() {
        @Override
        public long transactionMicros() {
          return 0;
        }

        @Override
        public ZoneId zone() {
          return ZoneOffset.UTC;
        }

        @Override
        public RandomGenerator random() {
          return RandomGenerator.getDefault();
        }

        @Override
        public String sessionValue(String name) {
          return "";
        }
      };
  private static final long[] EDGES = {
    0, 1, -1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, 1L << 62
  };
  private static final List<DataType> TYPES =
      List.of(
          DataType.BIGINT,
          DataType.BIGINT,
          DataType.DOUBLE,
          DataType.VARCHAR,
          DataType.decimal(20, 3),
          DataType.BOOLEAN);

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  private ExecutionContext context() {
    return ExecutionContext.constants(SCALAR);
  }

  private static Literal literal(Object value, DataType type) {
    return new Literal(value, type);
  }

  private Object outcome(Expression expression) {
    try {
      return assertNotNullValue(expression.value(context(), ArrayRow.EMPTY));
    } catch (QuiverException e) {
      return e.code();
    }
  }

  private static Object assertNotNullValue(@Nullable Object value) {
    assertNotNull(value);
    return value;
  }

  @Test
  void integersNeverWrapAround() {
    for (int n = 0; n < 20_000; n++) {
      long a = random.nextInt(3) == 0 ? random.nextLong() : EDGES[random.nextInt(EDGES.length)];
      long b = random.nextInt(3) == 0 ? random.nextInt(9) : EDGES[random.nextInt(EDGES.length)];
      BigInteger x = BigInteger.valueOf(a);
      BigInteger y = BigInteger.valueOf(b);
      for (ArithmeticOperator operator : ArithmeticOperator.values()) {
        boolean byZero =
            b == 0
                && (operator == ArithmeticOperator.DIVIDE
                    || operator == ArithmeticOperator.REMAINDER);
        Object expected;
        if (byZero) {
          expected = ErrorCode.DIVISION_BY_ZERO;
        } else {
          BigInteger exact =
              switch (operator) {
                case ADD -> x.add(y);
                case SUBTRACT -> x.subtract(y);
                case MULTIPLY -> x.multiply(y);
                case DIVIDE -> x.divide(y);
                case REMAINDER -> x.remainder(y);
              };
          expected =
              exact.bitLength() > 63 ? ErrorCode.NUMERIC_OUT_OF_RANGE : (Object) exact.longValue();
        }
        Expression expression =
            new LongArithmetic(
                operator,
                literal(a, DataType.BIGINT),
                literal(b, DataType.BIGINT),
                DataType.BIGINT);
        assertEquals(expected, outcome(expression), () -> a + " " + operator + " " + b);
      }
    }
  }

  @Test
  void decimalsAreExact() {
    DataType type = DataType.decimal(38, 4);
    for (int n = 0; n < 5_000; n++) {
      BigDecimal a = BigDecimal.valueOf(random.nextInt(), 3);
      BigDecimal b = BigDecimal.valueOf(random.nextInt(1, 100_000), 3);
      Expression product =
          new DecimalArithmetic(
              ArithmeticOperator.MULTIPLY,
              literal(a, TYPES.get(4)),
              literal(b, TYPES.get(4)),
              type);
      assertEquals(a.multiply(b).setScale(4, RoundingMode.HALF_UP), outcome(product));
      Expression quotient =
          new DecimalArithmetic(
              ArithmeticOperator.DIVIDE, literal(a, TYPES.get(4)), literal(b, TYPES.get(4)), type);
      assertEquals(a.divide(b, 4, RoundingMode.HALF_UP), outcome(quotient));
    }
  }

  @Test
  void textsAreOrderedByTheirBytes() {
    int[] points = {'a', 'b', 0x7F, 0x80, 0x7FF, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF};
    for (int n = 0; n < 20_000; n++) {
      String a = text(points);
      String b = text(points);
      int bytes =
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
      assertEquals(
          Integer.signum(bytes), Integer.signum(ValueOrder.compareText(a, b)), "seed " + seed);
    }
  }

  private String text(int[] points) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  @Test
  void patternsMatchLikeTheirDefinition() {
    for (int n = 0; n < 20_000; n++) {
      String value = letters("ab", 6);
      String pattern = letters("ab%_", 5);
      boolean expected = matches(value, 0, pattern, 0);
      Expression like =
          Like.like(List.of(literal(value, DataType.VARCHAR), literal(pattern, DataType.VARCHAR)));
      assertEquals(expected, outcome(like), () -> value + " LIKE " + pattern);
    }
  }

  private String letters(String alphabet, int most) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static boolean matches(String value, int at, String pattern, int from) {
    if (from == pattern.length()) {
      return at == value.length();
    }
    char letter = pattern.charAt(from);
    if (letter == '%') {
      return matches(value, at, pattern, from + 1)
          || (at < value.length() && matches(value, at + 1, pattern, from));
    }
    return at < value.length()
        && (letter == '_' || letter == value.charAt(at))
        && matches(value, at + 1, pattern, from + 1);
  }

  @Test
  void kernelsAgreeWithRows() {
    for (int n = 0; n < 3_000; n++) {
      Expression expression = tree(TYPES.get(random.nextInt(TYPES.size())), 4);
      Batch batch = batch(random.nextInt(1, 40));
      int[] selection = null;
      int count = batch.rows();
      if (random.nextBoolean()) {
        selection =
            random.ints(0, batch.rows()).distinct().limit(batch.rows() / 2).sorted().toArray();
        count = selection.length;
      }
      check(expression, batch, selection, count);
    }
  }

  @Test
  void partsOfDaysAreThoseOfTheCalendar() {
    for (int n = 0; n < 500; n++) {
      boolean isDate = random.nextBoolean();
      DataType type = isDate ? DataType.of(TypeKind.DATE) : DataType.of(TypeKind.TIMESTAMP, 6);
      long most = isDate ? 1_000_000 : 1_000_000L * 86_400_000_000L;
      Column column = Column.of(type, 20);
      for (int row = 0; row < 20; row++) {
        column.set(row, random.nextInt(9) == 0 ? null : random.nextLong(-most, most));
      }
      Batch batch = new Batch(new Column[] {column});
      batch.selectAll(20);
      String part = any(new String[] {"YEAR", "MONTH", "DAY", "DOY"});
      check(new Extract(part, new ColumnReference(0, type), DataType.BIGINT), batch, null, 20);
    }
  }

  @Test
  void longDecimalsAreExactInBatches() {
    for (int n = 0; n < 1_000; n++) {
      DataType[] types = {
        DataType.decimal(18, random.nextInt(4)), DataType.decimal(18, random.nextInt(4))
      };
      Column[] columns = new Column[2];
      for (int i = 0; i < 2; i++) {
        columns[i] = Column.of(types[i], 20);
        for (int row = 0; row < 20; row++) {
          long digits = random.nextLong(1_000_000_000_000_000_000L) >> random.nextInt(60);
          columns[i].set(row, BigDecimal.valueOf(digits - 3, types[i].scale()));
        }
      }
      Batch batch = new Batch(columns);
      batch.selectAll(20);
      ArithmeticOperator operator =
          any(
              new ArithmeticOperator[] {
                ArithmeticOperator.ADD, ArithmeticOperator.SUBTRACT, ArithmeticOperator.MULTIPLY
              });
      int scale =
          operator == ArithmeticOperator.MULTIPLY
              ? types[0].scale() + types[1].scale()
              : Math.max(types[0].scale(), types[1].scale());
      Expression expression =
          new DecimalArithmetic(
              operator,
              new ColumnReference(0, types[0]),
              new ColumnReference(1, types[1]),
              DataType.decimal(38, scale));
      check(expression, batch, null, 20);
    }
  }

  private void check(Expression expression, Batch batch, int @Nullable [] selection, int count) {
    ExecutionContext context = context();
    BatchRow row = new BatchRow();
    row.set(batch);
    List<@Nullable Object> expected = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      row.move(selection == null ? k : selection[k]);
      expected.add(expression.value(context, row));
    }
    Kernel kernel = expression.kernel(context);
    // Twice: what the first call left behind must not show.
    kernel.evaluate(batch, selection, count);
    Column column = kernel.evaluate(batch, selection, count);
    List<@Nullable Object> actual = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      actual.add(column.get(selection == null ? k : selection[k]));
    }
    assertEquals(expected, actual, () -> "seed " + seed);
    if (expression.type().equals(DataType.BOOLEAN)) {
      int[] out = new int[count];
      int selected = kernel.select(batch, selection, count, out);
      assertEquals(
          expected.stream().filter(v -> Boolean.TRUE.equals(v)).count(),
          selected,
          () -> "seed " + seed);
    }
  }

  private Batch batch(int rows) {
    Column[] columns = new Column[TYPES.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = Column.of(TYPES.get(i), rows);
      for (int row = 0; row < rows; row++) {
        columns[i].set(row, random.nextInt(4) == 0 ? null : value(TYPES.get(i)));
      }
    }
    Batch batch = new Batch(columns);
    batch.selectAll(rows);
    return batch;
  }

  private Object value(DataType type) {
    return switch (type.kind()) {
      case BIGINT -> (long) random.nextInt(-5, 6);
      case DOUBLE -> random.nextInt(-4, 5) / 2.0;
      case VARCHAR -> letters("ab", 3);
      case DECIMAL -> BigDecimal.valueOf(random.nextInt(-9, 10) * 500L, 3);
      default -> random.nextBoolean();
    };
  }

  private Expression tree(DataType type, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      if (random.nextInt(4) == 0) {
        return literal(value(type), type);
      }
      int ordinal = TYPES.indexOf(type);
      return new ColumnReference(type.equals(DataType.BIGINT) ? random.nextInt(2) : ordinal, type);
    }
    if (random.nextInt(5) == 0) {
      return new Case(
          List.of(
              tree(DataType.BOOLEAN, depth - 1),
              tree(type, depth - 1),
              tree(DataType.BOOLEAN, depth - 1),
              tree(type, depth - 1),
              tree(type, depth - 1)),
          type);
    }
    // No errors: which rows meet them may differ, as SQL allows.
    ArithmeticOperator operator =
        random.nextBoolean() ? ArithmeticOperator.ADD : ArithmeticOperator.SUBTRACT;
    return switch (type.kind()) {
      case BIGINT ->
          new LongArithmetic(operator, tree(type, depth - 1), tree(type, depth - 1), type);
      case DOUBLE ->
          random.nextInt(3) == 0
              ? Cast.of(tree(DataType.BIGINT, depth - 1), type)
              : new DoubleArithmetic(operator, tree(type, depth - 1), tree(type, depth - 1), type);
      case DECIMAL ->
          new DecimalArithmetic(operator, tree(type, depth - 1), tree(type, depth - 1), type);
      case VARCHAR ->
          new Concatenation(List.of(tree(type, depth - 1), tree(type, depth - 1)), type);
      default -> condition(depth - 1);
    };
  }

  private <T> T any(T[] values) {
    return List.of(values).get(random.nextInt(values.length));
  }

  private Expression condition(int depth) {
    DataType type = TYPES.get(random.nextInt(TYPES.size()));
    return switch (random.nextInt(9)) {
      case 8 ->
          Like.like(
              List.of(
                  tree(DataType.VARCHAR, depth), literal(letters("ab%%_", 5), DataType.VARCHAR)));
      case 0 -> new And(List.of(tree(DataType.BOOLEAN, depth), tree(DataType.BOOLEAN, depth)));
      case 1 -> new Or(List.of(tree(DataType.BOOLEAN, depth), tree(DataType.BOOLEAN, depth)));
      case 2 -> new Truth(any(Truth.Test.values()), tree(DataType.BOOLEAN, depth));
      case 3 -> new NullTest(tree(type, depth), random.nextBoolean());
      case 4 -> new DistinctTest(tree(type, depth), tree(type, depth), random.nextBoolean());
      case 5 ->
          new Membership(
              tree(type, depth),
              List.of(value(type), value(type), value(type)),
              random.nextBoolean(),
              random.nextBoolean() ? null : random.nextBoolean());
      default ->
          new Comparison(any(ComparisonOperator.values()), tree(type, depth), tree(type, depth));
    };
  }
}
