package io.quiver.planner.system;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import org.jspecify.annotations.Nullable;

/** Data types as COLUMNS of the standard's information schema describes them. */
final class TypeDescription {
  private static final int BYTES_PER_CHARACTER_MAX = 4;
  private static final int DEFAULT_FRACTION_DIGITS = 6;

  private TypeDescription() {}

  /** The standard's name without parameters. */
  static String name(DataType type) {
    return switch (type.kind()) {
      case CHAR -> "CHARACTER";
      case VARCHAR -> "CHARACTER VARYING";
      case CLOB -> "CHARACTER LARGE OBJECT";
      case VARBINARY -> "BINARY VARYING";
      case BLOB -> "BINARY LARGE OBJECT";
      case DOUBLE -> "DOUBLE PRECISION";
      case TIMESTAMP_WITH_TIME_ZONE -> "TIMESTAMP WITH TIME ZONE";
      case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
      case INTERVAL_DAY_TIME -> "INTERVAL DAY TO SECOND";
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          DECIMAL,
          REAL,
          BINARY,
          DATE,
          TIME,
          TIMESTAMP,
          UUID,
          JSON,
          ARRAY,
          VECTOR ->
          type.kind().name();
    };
  }

  /** Characters or bytes at most; null for what is neither text nor bytes. */
  static @Nullable Long length(DataType type) {
    if (!type.kind().isCharacter() && !type.kind().isBinary()) {
      return null;
    }
    if (type.precision() >= 0) {
      return (long) type.precision();
    }
    boolean fixed = type.kind() == TypeKind.CHAR || type.kind() == TypeKind.BINARY;
    return fixed ? 1L : DataType.MAX_CHARACTER_LENGTH;
  }

  /** Bytes at most; a character takes up to four. */
  static @Nullable Long octetLength(DataType type) {
    Long length = length(type);
    if (length == null || type.kind().isBinary()) {
      return length;
    }
    return length * BYTES_PER_CHARACTER_MAX;
  }

  /** Digits to the base of {@link #numericRadix}; null for what is no number. */
  static @Nullable Integer numericPrecision(DataType type) {
    if (type.kind() == TypeKind.DECIMAL) {
      return type.precision() < 0 ? DataType.MAX_DECIMAL_PRECISION : type.precision();
    }
    int bits = bits(type.kind());
    return bits == 0 ? null : bits;
  }

  static @Nullable Integer numericRadix(DataType type) {
    if (type.kind() == TypeKind.DECIMAL) {
      return 10;
    }
    return bits(type.kind()) == 0 ? null : 2;
  }

  /** Digits after the point of exact numbers. */
  static @Nullable Integer numericScale(DataType type) {
    boolean exact = type.kind() == TypeKind.DECIMAL || type.kind().isInteger();
    return exact ? Integer.valueOf(type.scale()) : null;
  }

  private static int bits(TypeKind kind) {
    return switch (kind) {
      case TINYINT -> 8;
      case SMALLINT -> 16;
      case INTEGER -> 32;
      case BIGINT -> 64;
      case REAL -> 24;
      case DOUBLE -> 53;
      case BOOLEAN,
          DECIMAL,
          CHAR,
          VARCHAR,
          CLOB,
          BINARY,
          VARBINARY,
          BLOB,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME,
          UUID,
          JSON,
          ARRAY,
          VECTOR ->
          0;
    };
  }

  /** Digits of the fraction of a second; null for what is neither a time nor an interval. */
  static @Nullable Integer datetimePrecision(DataType type) {
    return switch (type.kind()) {
      case DATE, INTERVAL_YEAR_MONTH -> 0;
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, INTERVAL_DAY_TIME ->
          type.precision() < 0 ? DEFAULT_FRACTION_DIGITS : type.precision();
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          DECIMAL,
          REAL,
          DOUBLE,
          CHAR,
          VARCHAR,
          CLOB,
          BINARY,
          VARBINARY,
          BLOB,
          UUID,
          JSON,
          ARRAY,
          VECTOR ->
          null;
    };
  }
}
