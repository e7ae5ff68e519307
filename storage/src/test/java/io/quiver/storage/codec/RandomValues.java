package io.quiver.storage.codec;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values of every type, edges more often than chance would have them, and their order. */
public final class RandomValues {
  private static final String[] CHARACTERS = {
    "", "a", "b", "ab", "\0", "\1", " ", "z", "é", "\u07ff", "\uffff", "\ue000", "𐀀", "😀"
  };

  private final Random random;

  public RandomValues(Random random) {
    this.random = random;
  }

  /** One type of each kind. */
  public static List<DataType> types() {
    List<DataType> types = new ArrayList<>();
    for (TypeKind kind : TypeKind.values()) {
      types.add(
          switch (kind) {
            case DECIMAL -> DataType.decimal(30, 6);
            case ARRAY -> DataType.array(DataType.VARCHAR);
            case VECTOR -> DataType.vector(5);
            default -> DataType.of(kind);
          });
    }
    types.add(DataType.of(TypeKind.DECIMAL));
    types.add(DataType.array(DataType.array(DataType.BIGINT)));
    return types;
  }

  /** Sometimes null. */
  public @Nullable Object nullable(DataType type) {
    return random.nextInt(6) == 0 ? null : value(type);
  }

  public Object value(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> random.nextBoolean();
      case TINYINT -> (long) (byte) wholeNumber();
      case SMALLINT -> (long) (short) wholeNumber();
      case INTEGER, DATE, INTERVAL_YEAR_MONTH -> (long) (int) wholeNumber();
      case BIGINT, TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, INTERVAL_DAY_TIME -> wholeNumber();
      case REAL -> (double) (float) floating();
      case DOUBLE -> floating();
      case DECIMAL -> decimal(type);
      case CHAR, VARCHAR, CLOB, JSON -> text();
      case BINARY, VARBINARY, BLOB -> binary();
      case UUID -> new UUID(wholeNumber(), wholeNumber());
      case ARRAY -> array(Objects.requireNonNull(type.element()));
      case VECTOR -> vector(type.precision());
    };
  }

  private long wholeNumber() {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(5) - 2;
      case 1 -> (1L << random.nextInt(64)) + random.nextInt(3) - 1;
      case 2 -> -(1L << random.nextInt(64)) + random.nextInt(3) - 1;
      default -> random.nextLong();
    };
  }

  private double floating() {
    double[] edges = {
      0.0,
      -0.0,
      1,
      -1,
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      -Double.MIN_VALUE,
      Double.MAX_VALUE,
      -Double.MAX_VALUE
    };
    return random.nextBoolean()
        ? edges[random.nextInt(edges.length)]
        : Double.longBitsToDouble(random.nextLong());
  }

  private BigDecimal decimal(DataType type) {
    int scale = type.precision() < 0 ? random.nextInt(40) - 20 : type.scale();
    BigInteger unscaled =
        random.nextBoolean()
            ? BigInteger.valueOf(random.nextInt(2001) - 1000)
                .multiply(BigInteger.TEN.pow(scale < 0 ? 0 : random.nextInt(8)))
            : new BigInteger(1 + random.nextInt(95), random);
    return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
  }

  public String text() {
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(6);
    for (int i = 0; i < length; i++) {
      text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return text.toString();
  }

  private byte[] binary() {
    byte[] bytes = new byte[random.nextInt(6)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (random.nextBoolean() ? random.nextInt(3) - 1 : random.nextInt());
    }
    return bytes;
  }

  private List<@Nullable Object> array(DataType element) {
    @Nullable Object[] values = new Object[random.nextInt(4)];
    for (int i = 0; i < values.length; i++) {
      values[i] = nullable(element);
    }
    return Arrays.asList(values);
  }

  private float[] vector(int dimensions) {
    float[] vector = new float[dimensions];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  /** The order of SQL values, NULL first, written down independently of the codec. */
  public static int compare(DataType type, @Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return Boolean.compare(a != null, b != null);
    }
    return switch (type.kind()) {
      case BOOLEAN -> Boolean.compare((Boolean) a, (Boolean) b);
      case TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME ->
          Long.compare((Long) a, (Long) b);
      case REAL, DOUBLE -> Double.compare((Double) a + 0.0, (Double) b + 0.0);
      case DECIMAL -> ((BigDecimal) a).compareTo((BigDecimal) b);
      case CHAR, VARCHAR, CLOB ->
          Arrays.compareUnsigned(
              ((String) a).getBytes(Charset.forName("UTF-32BE")),
              ((String) b).getBytes(Charset.forName("UTF-32BE")));
      case BINARY, VARBINARY, BLOB -> Arrays.compareUnsigned((byte[]) a, (byte[]) b);
      case UUID -> a.toString().compareTo(b.toString());
      case JSON, ARRAY, VECTOR -> throw new IllegalArgumentException("no order: " + type);
    };
  }
}
