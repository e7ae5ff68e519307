package io.quiver.functions.scalar;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Which types have no conversion to which others, found once by converting a value of each. */
public final class ConversionTable {
  private static final Map<TypeKind, Set<TypeKind>> IMPOSSIBLE = new EnumMap<>(TypeKind.class);

  static {
    for (TypeKind from : TypeKind.values()) {
      Set<TypeKind> none = EnumSet.noneOf(TypeKind.class);
      for (TypeKind to : TypeKind.values()) {
        if (fails(from, to)) {
          none.add(to);
        }
      }
      IMPOSSIBLE.put(from, none);
    }
  }

  private ConversionTable() {}

  /** Whether some value of a type can become one of another. */
  public static boolean isPossible(DataType from, DataType to) {
    Set<TypeKind> none = IMPOSSIBLE.get(from.kind());
    return none == null || !none.contains(to.kind());
  }

  private static boolean fails(TypeKind from, TypeKind to) {
    Object sample = sample(from);
    if (sample == null || to == TypeKind.ARRAY) {
      return false;
    }
    try {
      return Conversions.cast(sample, type(from), type(to), Surroundings.NONE) == null;
    } catch (QuiverException e) {
      return e.code() == ErrorCode.DATATYPE_MISMATCH;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static DataType type(TypeKind kind) {
    return switch (kind) {
      case DECIMAL -> DataType.decimal(20, 0);
      case VECTOR -> DataType.vector(1);
      case ARRAY -> DataType.array(DataType.BIGINT);
      default -> DataType.of(kind);
    };
  }

  private static @Nullable Object sample(TypeKind kind) {
    return switch (kind) {
      case BOOLEAN -> Boolean.TRUE;
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
          1L;
      case DECIMAL -> BigDecimal.ONE;
      case REAL, DOUBLE -> 1.0;
      case UUID -> new UUID(0, 1);
      case VECTOR -> new float[] {1};
      case ARRAY -> List.of(1L);
      // Texts and bytes may be anything.
      case CHAR, VARCHAR, CLOB, JSON, BINARY, VARBINARY, BLOB -> null;
    };
  }

  private enum Surroundings implements ScalarContext {
    NONE;

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
  }
}
