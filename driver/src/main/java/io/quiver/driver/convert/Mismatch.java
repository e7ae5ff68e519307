package io.quiver.driver.convert;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.value.DataType;
import java.sql.SQLException;

/** The errors of conversions. */
final class Mismatch {
  private static final int SHOWN = 60;

  private Mismatch() {}

  /** A type has no meaning as the wanted one. */
  static SQLException reading(DataType type, String wanted) {
    return SqlExceptions.of(
        ErrorCode.INVALID_CAST, "A value of type " + type + " cannot be read as " + wanted + ".");
  }

  /** A Java value cannot become a value of the parameter's type. */
  static SQLException writing(Object value, DataType target) {
    return SqlExceptions.of(
        ErrorCode.INVALID_CAST,
        "A "
            + value.getClass().getTypeName()
            + " cannot be set for a parameter of type "
            + target
            + ".");
  }

  static SQLException text(String value, String wanted) {
    return SqlExceptions.of(
        ErrorCode.INVALID_CAST, "'" + shortened(value) + "' is not a " + wanted + ".");
  }

  static SQLException range(Object value, String wanted) {
    return SqlExceptions.of(
        ErrorCode.NUMERIC_OUT_OF_RANGE,
        "The value " + shortened(value.toString()) + " is outside the range of " + wanted + ".");
  }

  private static String shortened(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
  }
}
