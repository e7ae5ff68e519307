package io.quiver.storage.value;

import org.jspecify.annotations.Nullable;

/**
 * A column's data type. Nullability is not part of it.
 *
 * <p>The Java object that stands for a value (in rows, parameters, function arguments), by kind;
 * SQL NULL is {@code null} everywhere:
 *
 * <ul>
 *   <li>BOOLEAN: {@code Boolean} (a {@code long} column holds 0 or 1)
 *   <li>TINYINT, SMALLINT, INTEGER, BIGINT: {@code Long}
 *   <li>DECIMAL: {@code BigDecimal} with exactly the type's scale
 *   <li>REAL, DOUBLE: {@code Double}; a REAL is rounded to the nearest float
 *   <li>CHAR (blank padded to its length), VARCHAR, CLOB, JSON: {@code String}
 *   <li>BINARY (zero padded to its length), VARBINARY, BLOB: {@code byte[]}, never modified
 *   <li>DATE: {@code Long}, days since 1970-01-01
 *   <li>TIME: {@code Long}, microseconds since midnight
 *   <li>TIMESTAMP: {@code Long}, microseconds since 1970-01-01T00:00 without a zone
 *   <li>TIMESTAMP WITH TIME ZONE: {@code Long}, microseconds since the epoch in UTC; the offset
 *       that it was written with is not kept, it is shown in the session's zone
 *   <li>INTERVAL YEAR TO MONTH: {@code Long} months; INTERVAL DAY TO SECOND: {@code Long}
 *       microseconds
 *   <li>UUID: {@code java.util.UUID}, ordered by unsigned bytes
 *   <li>ARRAY: {@code java.util.List}, unmodifiable, elements as above or null
 *   <li>VECTOR: {@code float[]}, never modified, finite, length = dimensions
 * </ul>
 *
 * @param kind the kind
 * @param precision DECIMAL: digits; CHAR, VARCHAR, BINARY, VARBINARY: length (code points, bytes);
 *     TIME, TIMESTAMP: fractional digits 0..6; VECTOR: dimensions (1..16384); otherwise {@link
 *     #UNSPECIFIED}
 * @param scale DECIMAL: digits after the point; otherwise 0
 * @param element ARRAY: the type of its elements; otherwise null
 */
public record DataType(TypeKind kind, int precision, int scale, @Nullable DataType element) {
  /** No length or precision was given. */
  public static final int UNSPECIFIED = -1;

  public static final int MAX_DECIMAL_PRECISION = 1000;
  public static final int MAX_VECTOR_DIMENSIONS = 16_384;
  public static final int MAX_CHARACTER_LENGTH = 1_000_000_000;

  public static final DataType BOOLEAN = of(TypeKind.BOOLEAN);
  public static final DataType INTEGER = of(TypeKind.INTEGER);
  public static final DataType BIGINT = of(TypeKind.BIGINT);
  public static final DataType DOUBLE = of(TypeKind.DOUBLE);
  public static final DataType VARCHAR = of(TypeKind.VARCHAR);
  public static final DataType VARBINARY = of(TypeKind.VARBINARY);
  public static final DataType JSON = of(TypeKind.JSON);

  public DataType {
    if ((kind == TypeKind.ARRAY) != (element != null)) {
      throw new IllegalArgumentException("element type of " + kind);
    }
  }

  public static DataType of(TypeKind kind) {
    return new DataType(kind, UNSPECIFIED, 0, null);
  }

  public static DataType of(TypeKind kind, int precision) {
    return new DataType(kind, precision, 0, null);
  }

  public static DataType decimal(int precision, int scale) {
    return new DataType(TypeKind.DECIMAL, precision, scale, null);
  }

  public static DataType vector(int dimensions) {
    return new DataType(TypeKind.VECTOR, dimensions, 0, null);
  }

  public static DataType array(DataType element) {
    return new DataType(TypeKind.ARRAY, UNSPECIFIED, 0, element);
  }

  public Physical physical() {
    return kind.physical();
  }

  /** As SQL writes it: {@code VARCHAR(20)}, {@code VECTOR(384)}, {@code INTEGER ARRAY}. */
  @Override
  public String toString() {
    return switch (kind) {
      case DECIMAL -> precision < 0 ? "DECIMAL" : "DECIMAL(" + precision + ", " + scale + ")";
      case TIMESTAMP_WITH_TIME_ZONE ->
          "TIMESTAMP" + (precision < 0 ? "" : "(" + precision + ")") + " WITH TIME ZONE";
      case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
      case INTERVAL_DAY_TIME -> "INTERVAL DAY TO SECOND";
      case ARRAY -> element + " ARRAY";
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
          TIME,
          TIMESTAMP,
          UUID,
          JSON,
          VECTOR ->
          precision < 0 ? kind.name() : kind.name() + "(" + precision + ")";
    };
  }
}
