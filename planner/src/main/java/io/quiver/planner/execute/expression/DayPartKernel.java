package io.quiver.planner.execute.expression;

import io.quiver.functions.scalar.DatetimeConversions;
import io.quiver.planner.execute.batch.Batch;
import io.quiver.planner.execute.batch.Column;
import io.quiver.planner.execute.batch.LongColumn;
import io.quiver.storage.value.DataType;
import org.jspecify.annotations.Nullable;

/**
 * The year, the month or the day of a column of dates or timestamps, by the arithmetic of the
 * proleptic Gregorian calendar (Howard Hinnant, chrono-compatible low-level date algorithms).
 */
final class DayPartKernel extends Kernel {
  private static final long DAYS_TO_EPOCH = 719_468;
  private static final long DAYS_OF_ERA = 146_097;

  private final Kernel operand;
  private final char part;
  private final boolean ofMicros;
  private final LongColumn result;

  /**
   * Makes one.
   *
   * @param part Y, M or D
   * @param ofMicros whether the operand counts microseconds, not days
   */
  DayPartKernel(Kernel operand, DataType type, char part, boolean ofMicros) {
    this.operand = operand;
    this.part = part;
    this.ofMicros = ofMicros;
    this.result = new LongColumn(type, 0);
  }

  @Override
  public Column evaluate(Batch batch, int @Nullable [] selection, int count) {
    LongColumn moments = (LongColumn) operand.evaluate(batch, selection, count);
    result.reset();
    result.ensureCapacity(batch.rows());
    long[] values = moments.values();
    long[] out = result.values();
    for (int k = 0; k < count; k++) {
      int i = selection == null ? k : selection[k];
      if (moments.isNull(i)) {
        result.setNull(i);
      } else {
        long day =
            ofMicros ? Math.floorDiv(values[i], DatetimeConversions.MICROS_PER_DAY) : values[i];
        out[i] = part(day);
      }
    }
    return result;
  }

  /** Counts from the first of March of a year that 400 divides, so that leap days come last. */
  private long part(long epochDay) {
    long shifted = epochDay + DAYS_TO_EPOCH;
    long era = Math.floorDiv(shifted, DAYS_OF_ERA);
    long dayOfEra = shifted - era * DAYS_OF_ERA;
    long yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / (DAYS_OF_ERA - 1)) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long monthFromMarch = (5 * dayOfYear + 2) / 153;
    return switch (part) {
      case 'Y' -> yearOfEra + era * 400 + (monthFromMarch >= 10 ? 1 : 0);
      case 'M' -> monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
      default -> dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    };
  }
}
