package io.quiver.driver.convert;

import io.quiver.storage.value.DataType;

/** Precision, scale, radix and display size of data types, as JDBC counts them. */
public final class TypeSizes {
  private static final int DEFAULT_FRACTION_DIGITS = 6;

  private TypeSizes() {}

  /** COLUMN_SIZE and {@code getPrecision}: digits, characters, bytes, dimensions. */
  public static int precision(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> 1;
      case TINYINT -> 3;
      case SMALLINT -> 5;
      case INTEGER -> 10;
      case BIGINT -> 19;
      case DECIMAL -> or(type.precision(), DataType.MAX_DECIMAL_PRECISION);
      case REAL -> 24;
      case DOUBLE -> 53;
      case CHAR, BINARY -> or(type.precision(), 1);
      case VARCHAR, CLOB, VARBINARY, BLOB, JSON ->
          or(type.precision(), DataType.MAX_CHARACTER_LENGTH);
      case DATE -> 10;
      case TIME -> 8 + fraction(type);
      case TIMESTAMP -> 19 + fraction(type);
      case TIMESTAMP_WITH_TIME_ZONE -> 25 + fraction(type);
      case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> 30;
      case UUID -> 36;
      case ARRAY -> DataType.MAX_CHARACTER_LENGTH;
      case VECTOR -> or(type.precision(), DataType.MAX_VECTOR_DIMENSIONS);
    };
  }

  /** DECIMAL: digits after the point; times: digits of the fraction of a second; else 0. */
  public static int scale(DataType type) {
    return switch (type.kind()) {
      case DECIMAL -> type.scale();
      case TIME, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> fractionDigits(type);
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          REAL,
          DOUBLE,
          CHAR,
          VARCHAR,
          CLOB,
          BINARY,
          VARBINARY,
          BLOB,
          DATE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME,
          UUID,
          JSON,
          ARRAY,
          VECTOR ->
          0;
    };
  }

  /** Base of {@link #precision}: 2 or 10, or 0 when it is not a number. */
  public static int radix(DataType type) {
    return switch (type.kind()) {
      case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> 10;
      case REAL, DOUBLE -> 2;
      case BOOLEAN,
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

  /** Bytes that a value takes at most; a character takes up to four. */
  public static int octets(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN, TINYINT -> 1;
      case SMALLINT -> 2;
      case INTEGER, REAL, DATE -> 4;
      case BIGINT, DOUBLE, TIME, TIMESTAMP, INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> 8;
      case TIMESTAMP_WITH_TIME_ZONE -> 12;
      case UUID -> 16;
      case DECIMAL -> precision(type) + 2;
      case CHAR, VARCHAR, CLOB, JSON, VECTOR ->
          (int) Math.min(Integer.MAX_VALUE, precision(type) * 4L);
      case BINARY, VARBINARY, BLOB, ARRAY -> precision(type);
    };
  }

  /** Characters needed to show a value. */
  public static int displaySize(DataType type) {
    return switch (type.kind()) {
      case BOOLEAN -> 5;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> precision(type) + 1;
      case DECIMAL -> (int) Math.min(Integer.MAX_VALUE, precision(type) + 2L);
      case REAL -> 15;
      case DOUBLE -> 24;
      case BINARY, VARBINARY, BLOB -> (int) Math.min(Integer.MAX_VALUE, precision(type) * 2L);
      case VECTOR -> (int) Math.min(Integer.MAX_VALUE, precision(type) * 15L + 2);
      case CHAR,
          VARCHAR,
          CLOB,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME,
          UUID,
          JSON,
          ARRAY ->
          precision(type);
    };
  }

  /** Whether values have a sign. */
  public static boolean signed(DataType type) {
    return type.kind().isNumeric();
  }

  /** Whether comparison tells upper from lower case. */
  public static boolean caseSensitive(DataType type) {
    return type.kind().isCharacter();
  }

  private static int fraction(DataType type) {
    int digits = fractionDigits(type);
    return digits == 0 ? 0 : digits + 1;
  }

  private static int fractionDigits(DataType type) {
    return or(type.precision(), DEFAULT_FRACTION_DIGITS);
  }

  private static int or(int given, int otherwise) {
    return given < 0 ? otherwise : given;
  }
}
