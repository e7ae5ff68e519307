package io.quiver.storage.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.TestDatabase;
import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StoredSequencesTest {
  private final TestDatabase test = new TestDatabase();

  @AfterEach
  void close() {
    test.close();
  }

  private static SequenceDefinition sequence(
      long start, long increment, long minimum, long maximum, boolean cycle) {
    return new SequenceDefinition(
        99, new ObjectName("PUBLIC", "S"), start, increment, minimum, maximum, cycle, false);
  }

  private StoredSequences sequences() {
    return new StoredSequences(test.database.transactions());
  }

  @Test
  void numbersFollowEachOther() {
    SequenceDefinition sequence = sequence(5, 3, 1, Long.MAX_VALUE, false);
    Sequences sequences = sequences();
    for (long expected = 5; expected < 3_000; expected += 3) {
      assertEquals(expected, sequences.nextValue(sequence));
    }
  }

  @Test
  void exhaustedSequenceFailsOrStartsAnew() {
    SequenceDefinition up = sequence(Long.MAX_VALUE - 1, 1, 1, Long.MAX_VALUE, false);
    Sequences sequences = sequences();
    assertEquals(Long.MAX_VALUE - 1, sequences.nextValue(up));
    assertEquals(Long.MAX_VALUE, sequences.nextValue(up));
    for (Sequences later : new Sequences[] {sequences, sequences()}) {
      QuiverException e = assertThrows(QuiverException.class, () -> later.nextValue(up));
      assertEquals(ErrorCode.SEQUENCE_EXHAUSTED, e.code());
    }
    sequences.restart(up, 7);
    assertEquals(7, sequences.nextValue(up));
    SequenceDefinition down = sequence(2, -2, -3, 2, true);
    Sequences others = sequences();
    others.restart(down, 2);
    StringBuilder seen = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      seen.append(others.nextValue(down)).append(' ');
    }
    assertEquals("2 0 -2 2 0 -2 2 ", seen.toString());
  }

  @Test
  void nothingIsHandedOutTwiceAfterACrashAndNothingLostAfterAFlush() {
    SequenceDefinition sequence = sequence(1, 1, 1, Long.MAX_VALUE, false);
    Sequences first = sequences();
    long last = 0;
    for (int i = 0; i < 50; i++) {
      last = first.nextValue(sequence);
    }
    Sequences afterCrash = sequences();
    long next = afterCrash.nextValue(sequence);
    assertTrue(next > last);
    afterCrash.flush();
    assertEquals(next + 1, sequences().nextValue(sequence));
  }

  @Test
  void alteredLimitsApplyFromTheNextNumberOn() {
    Sequences sequences = sequences();
    assertEquals(1, sequences.nextValue(sequence(1, 1, 1, 100, false)));
    assertEquals(2, sequences.nextValue(sequence(1, 10, 1, 100, false)));
    assertEquals(12, sequences.nextValue(sequence(1, 10, 1, 100, false)));
  }
}
