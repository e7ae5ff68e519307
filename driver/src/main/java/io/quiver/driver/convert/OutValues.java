package io.quiver.driver.convert;

import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * The value of an out parameter as the type that it was registered with.
 *
 * @param value in the engine's representation of the type
 */
public record OutValues(DataType type, @Nullable Object value) {
  /**
   * Converts a value.
   *
   * @param registered a code of {@link Types}; one that is not plain leaves the value as it is
   */
  public static OutValues of(@Nullable Object value, DataType type, int registered)
      throws SQLException {
    DataType wanted =
        switch (registered) {
          case Types.TINYINT -> DataType.of(TypeKind.TINYINT);
          case Types.SMALLINT -> DataType.of(TypeKind.SMALLINT);
          case Types.INTEGER -> DataType.INTEGER;
          case Types.BIGINT -> DataType.BIGINT;
          case Types.REAL -> DataType.of(TypeKind.REAL);
          case Types.FLOAT, Types.DOUBLE -> DataType.DOUBLE;
          case Types.BIT, Types.BOOLEAN -> DataType.BOOLEAN;
          case Types.DECIMAL, Types.NUMERIC -> DataType.of(TypeKind.DECIMAL);
          case Types.CHAR,
              Types.VARCHAR,
              Types.LONGVARCHAR,
              Types.NCHAR,
              Types.NVARCHAR,
              Types.LONGNVARCHAR ->
              DataType.VARCHAR;
          default -> type;
        };
    if (value == null || wanted.equals(type)) {
      return new OutValues(wanted, value);
    }
    return switch (wanted.kind()) {
      case TINYINT ->
          new OutValues(wanted, (long) NumberValues.toByte(NumberValues.toLong(value, type)));
      case SMALLINT ->
          new OutValues(wanted, (long) NumberValues.toShort(NumberValues.toLong(value, type)));
      case INTEGER ->
          new OutValues(wanted, (long) NumberValues.toInt(NumberValues.toLong(value, type)));
      case BIGINT -> new OutValues(wanted, NumberValues.toLong(value, type));
      case REAL, DOUBLE -> new OutValues(wanted, NumberValues.toDouble(value, type));
      case BOOLEAN -> new OutValues(wanted, NumberValues.toBoolean(value, type));
      case DECIMAL -> decimal(NumberValues.toBigDecimal(value, type));
      default -> new OutValues(wanted, TextValues.toText(value, type));
    };
  }

  private static OutValues decimal(BigDecimal number) {
    int scale = Math.max(0, number.scale());
    return new OutValues(
        DataType.decimal(Math.max(number.precision(), scale), scale), number.setScale(scale));
  }
}
