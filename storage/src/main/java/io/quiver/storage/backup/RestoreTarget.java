package io.quiver.storage.backup;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How far a backup is restored. */
public sealed interface RestoreTarget {
  RestoreTarget END = new End();

  /** Everything that the backup has. */
  record End() implements RestoreTarget {}

  /** Every commit up to and including this time, in microseconds since 1970. */
  record Moment(long micros) implements RestoreTarget {
    String text() {
      return RestoreTarget.text(micros);
    }
  }

  /** Every commit up to a named restore point. */
  record Point(String name) implements RestoreTarget {}

  /** For messages. */
  static String text(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
  }

  /**
   * Reads what a person wrote: nothing for the end, a date and time ({@code 2026-11-21 14:30:00},
   * in the zone of this computer unless it names an offset), otherwise the name of a restore point.
   */
  static RestoreTarget parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return END;
    }
    String time = text.strip().replace(' ', 'T');
    if (!Character.isDigit(time.charAt(0))) {
      return new Point(text.strip());
    }
    try {
      Instant instant =
          time.matches(".*(Z|[+-]\\d\\d(:?\\d\\d)?)")
                  && time.indexOf('T') > 0
                  && time.matches(".*T.*(Z|[+-]\\d\\d:?\\d*)")
              ? OffsetDateTime.parse(time).toInstant()
              : LocalDateTime.parse(time.indexOf('T') < 0 ? time + "T00:00:00" : time)
                  .atZone(ZoneId.systemDefault())
                  .toInstant();
      return new Moment(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
    } catch (DateTimeException e) {
      throw new QuiverException(
              ErrorCode.INVALID_DATETIME, "'" + text + "' is not a date and time", e)
          .withHint("Write 2026-11-21 14:30:00, 2026-11-21T14:30:00Z or a restore point's name.");
    }
  }
}
