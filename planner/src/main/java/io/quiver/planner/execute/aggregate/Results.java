package io.quiver.planner.execute.aggregate;

import io.quiver.functions.scalar.NumberConversions;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.DoubleColumn;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.storage.value.DataType;
import java.math.BigDecimal;

/** Writes computed doubles into result columns of any numeric type. */
final class Results {
  private Results() {}

  static void set(Column out, int row, double value, DataType type) {
    switch (type.physical()) {
      case DOUBLE -> ((DoubleColumn) out).setDouble(row, value);
      case LONG -> ((LongColumn) out).setLong(row, Math.round(value));
      case OBJECT -> out.set(row, NumberConversions.fit(BigDecimal.valueOf(value), type));
    }
  }
}
