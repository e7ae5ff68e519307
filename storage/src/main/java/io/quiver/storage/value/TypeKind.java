package io.quiver.storage.value;

/** The kinds of data type. The order is part of the file format (one byte): append only. */
public enum TypeKind {
  BOOLEAN(Physical.LONG),
  TINYINT(Physical.LONG),
  SMALLINT(Physical.LONG),
  INTEGER(Physical.LONG),
  BIGINT(Physical.LONG),
  DECIMAL(Physical.OBJECT),
  REAL(Physical.DOUBLE),
  DOUBLE(Physical.DOUBLE),
  CHAR(Physical.OBJECT),
  VARCHAR(Physical.OBJECT),
  CLOB(Physical.OBJECT),
  BINARY(Physical.OBJECT),
  VARBINARY(Physical.OBJECT),
  BLOB(Physical.OBJECT),
  DATE(Physical.LONG),
  TIME(Physical.LONG),
  TIMESTAMP(Physical.LONG),
  TIMESTAMP_WITH_TIME_ZONE(Physical.LONG),
  INTERVAL_YEAR_MONTH(Physical.LONG),
  INTERVAL_DAY_TIME(Physical.LONG),
  UUID(Physical.OBJECT),
  JSON(Physical.OBJECT),
  ARRAY(Physical.OBJECT),
  VECTOR(Physical.OBJECT);

  private final Physical physical;

  TypeKind(Physical physical) {
    this.physical = physical;
  }

  /** How a batch column holds values of this kind. */
  public Physical physical() {
    return physical;
  }

  public boolean isCharacter() {
    return this == CHAR || this == VARCHAR || this == CLOB;
  }

  public boolean isBinary() {
    return this == BINARY || this == VARBINARY || this == BLOB;
  }

  public boolean isInteger() {
    return this == TINYINT || this == SMALLINT || this == INTEGER || this == BIGINT;
  }

  public boolean isNumeric() {
    return isInteger() || this == DECIMAL || this == REAL || this == DOUBLE;
  }

  /** Whether every value takes little memory, so that those of many rows may be kept decoded. */
  public boolean staysSmall() {
    return switch (this) {
      case CLOB, JSON, BINARY, VARBINARY, BLOB, ARRAY, VECTOR -> false;
      case BOOLEAN,
          TINYINT,
          SMALLINT,
          INTEGER,
          BIGINT,
          REAL,
          DOUBLE,
          DECIMAL,
          CHAR,
          VARCHAR,
          DATE,
          TIME,
          TIMESTAMP,
          TIMESTAMP_WITH_TIME_ZONE,
          INTERVAL_YEAR_MONTH,
          INTERVAL_DAY_TIME,
          UUID ->
          true;
    };
  }
}
