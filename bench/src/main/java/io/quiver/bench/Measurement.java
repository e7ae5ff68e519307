package io.quiver.bench;

import org.jspecify.annotations.Nullable;

/**
 * What one process measured.
 *
 * @param rate in the figure's unit
 * @param note further findings, for example the recall; may be empty
 */
record Measurement(double rate, String note) {
  private static final String MARK = "MEASURED ";

  static Measurement of(double rate) {
    return new Measurement(rate, "");
  }

  String print() {
    return MARK + rate + " " + note;
  }

  /** Reads what {@link #print} wrote; null for any other line. */
  static @Nullable Measurement read(String line) {
    if (!line.startsWith(MARK)) {
      return null;
    }
    String[] parts = line.substring(MARK.length()).split(" ", 2);
    return new Measurement(Double.parseDouble(parts[0]), parts.length > 1 ? parts[1] : "");
  }
}
