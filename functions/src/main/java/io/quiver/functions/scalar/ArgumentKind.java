package io.quiver.functions.scalar;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;

/** What a scalar function takes at one place, and what given values are converted to. */
public enum ArgumentKind {
  /** Text; numbers, dates and the like are written out. */
  TEXT("a character string", DataType.VARCHAR) {
    @Override
    boolean accepts(TypeKind kind) {
      return kind != TypeKind.ARRAY && !kind.isBinary();
    }

    @Override
    DataType convertsTo(DataType given) {
      return given.kind().isCharacter() || given.kind() == TypeKind.JSON ? given : DataType.VARCHAR;
    }
  },
  /** Text or bytes, as given. */
  TEXT_OR_BYTES("a character or binary string", DataType.VARCHAR) {
    @Override
    boolean accepts(TypeKind kind) {
      return kind != TypeKind.ARRAY;
    }

    @Override
    DataType convertsTo(DataType given) {
      return given.kind().isBinary() ? given : TEXT.convertsTo(given);
    }
  },
  /** Any number, as given. */
  NUMBER("a number", DataType.DOUBLE) {
    @Override
    boolean accepts(TypeKind kind) {
      return kind.isNumeric() || kind.isCharacter();
    }

    @Override
    DataType convertsTo(DataType given) {
      return given.kind().isNumeric() ? given : DataType.DOUBLE;
    }
  },
  /** A number, as DOUBLE. */
  FLOATING("a number", DataType.DOUBLE) {
    @Override
    boolean accepts(TypeKind kind) {
      return kind.isNumeric() || kind.isCharacter();
    }

    @Override
    DataType convertsTo(DataType given) {
      return DataType.DOUBLE;
    }
  },
  /** A whole number, as BIGINT. */
  WHOLE("a whole number", DataType.BIGINT) {
    @Override
    boolean accepts(TypeKind kind) {
      return kind.isNumeric() || kind.isCharacter();
    }

    @Override
    DataType convertsTo(DataType given) {
      return DataType.BIGINT;
    }
  },
  /** DATE, TIME, TIMESTAMP with or without zone, or an interval, as given; text is a TIMESTAMP. */
  MOMENT("a date or time", DataType.of(TypeKind.TIMESTAMP)) {
    @Override
    boolean accepts(TypeKind kind) {
      return switch (kind) {
        case DATE,
            TIME,
            TIMESTAMP,
            TIMESTAMP_WITH_TIME_ZONE,
            INTERVAL_DAY_TIME,
            INTERVAL_YEAR_MONTH ->
            true;
        default -> kind.isCharacter();
      };
    }

    @Override
    DataType convertsTo(DataType given) {
      return given.kind().isCharacter() ? parameterType() : given;
    }
  },
  /** A vector; text and arrays of numbers are read as one. */
  VECTOR("a vector", DataType.of(TypeKind.VECTOR)) {
    @Override
    boolean accepts(TypeKind kind) {
      return kind == TypeKind.VECTOR || kind == TypeKind.ARRAY || kind.isCharacter();
    }

    @Override
    DataType convertsTo(DataType given) {
      return given.kind() == TypeKind.VECTOR ? given : parameterType();
    }
  },
  /** A vector, or a number as DOUBLE. */
  VECTOR_OR_NUMBER("a vector or a number", DataType.DOUBLE) {
    @Override
    boolean accepts(TypeKind kind) {
      return VECTOR.accepts(kind) || kind.isNumeric();
    }

    @Override
    DataType convertsTo(DataType given) {
      return given.kind().isNumeric() ? DataType.DOUBLE : VECTOR.convertsTo(given);
    }
  },
  ARRAY("an array", DataType.array(DataType.VARCHAR)) {
    @Override
    boolean accepts(TypeKind kind) {
      return kind == TypeKind.ARRAY;
    }
  },
  /** JSON text. */
  JSON("JSON", DataType.JSON) {
    @Override
    boolean accepts(TypeKind kind) {
      return kind == TypeKind.JSON || kind.isCharacter();
    }

    @Override
    DataType convertsTo(DataType given) {
      return DataType.JSON;
    }
  },
  ANYTHING("a value", DataType.VARCHAR) {
    @Override
    boolean accepts(TypeKind kind) {
      return true;
    }
  };

  private final String words;
  private final DataType parameterType;

  ArgumentKind(String words, DataType parameterType) {
    this.words = words;
    this.parameterType = parameterType;
  }

  abstract boolean accepts(TypeKind kind);

  DataType convertsTo(DataType given) {
    return given;
  }

  DataType parameterType() {
    return parameterType;
  }

  void check(String function, int index, DataType given) {
    if (!accepts(given.kind())) {
      throw new QuiverException(
          ErrorCode.DATATYPE_MISMATCH,
          function
              + " needs "
              + words
              + " as its "
              + ordinal(index + 1)
              + " argument, not "
              + given);
    }
  }

  private static String ordinal(int number) {
    return switch (number) {
      case 1 -> "first";
      case 2 -> "second";
      case 3 -> "third";
      default -> number + "th";
    };
  }
}
