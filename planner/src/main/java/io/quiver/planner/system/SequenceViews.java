package io.quiver.planner.system;

import io.quiver.storage.catalog.SequenceDefinition;

/** Sequences that users made; those of identity columns are a detail of their tables. */
final class SequenceViews {
  static final SystemView SEQUENCES =
      SystemView.information(
          "SEQUENCES",
          "SEQUENCE_CATALOG, SEQUENCE_SCHEMA, SEQUENCE_NAME, DATA_TYPE, NUMERIC_PRECISION int,"
              + " NUMERIC_PRECISION_RADIX int, NUMERIC_SCALE int, START_VALUE long,"
              + " MINIMUM_VALUE long, MAXIMUM_VALUE long, INCREMENT long, CYCLE_OPTION,"
              + " BASE_VALUE long",
          SequenceViews::sequences);

  private SequenceViews() {}

  private static void sequences(Reading reading, SystemRows rows) {
    for (SequenceDefinition sequence : reading.catalog().sequences()) {
      if (!sequence.ownedByColumn()) {
        rows.add(
            reading.catalogName(),
            sequence.name().schema(),
            sequence.name().name(),
            "BIGINT",
            Long.SIZE,
            2,
            0,
            sequence.start(),
            sequence.minimum(),
            sequence.maximum(),
            sequence.increment(),
            sequence.cycle(),
            null); // positions are handed out in blocks: the exact next one is not known here
      }
    }
  }
}
