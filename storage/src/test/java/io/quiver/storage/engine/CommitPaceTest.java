package io.quiver.storage.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CommitPaceTest {
  private static final long OVERLAY = 1_000_000;
  private static final long COMMIT = 1_000;

  private final CommitPace pace = new CommitPace(OVERLAY);

  @Test
  void nobodyWaitsWhileThereIsRoom() {
    assertEquals(0, pace.waitNanos(COMMIT, 0));
    assertEquals(0, pace.waitNanos(COMMIT, OVERLAY));
  }

  @Test
  void waitsGrowTowardsTheLimitAndAreBounded() {
    pace.checkpointTook(1_000_000_000L);
    long previous = 0;
    for (long present = OVERLAY + COMMIT; present < 3 * OVERLAY; present += COMMIT) {
      long wait = pace.waitNanos(COMMIT, present);
      assertTrue(previous <= wait && wait <= 100_000_000L);
      previous = wait;
    }
    assertEquals(100_000_000L, previous);
  }

  @Test
  void aCheckpointOfTheUsualDurationEndsBeforeTheLimit() {
    long usual = 2_000_000_000L;
    pace.checkpointTook(usual);
    long waited = 0;
    long present = OVERLAY;
    while (waited < usual) {
      waited += pace.waitNanos(COMMIT, present);
      present += COMMIT;
    }
    assertTrue(present < 2 * OVERLAY);
  }

  @Test
  void aSlowCheckpointIsForgottenInSteps() {
    pace.checkpointTook(8_000_000_000L);
    long slow = pace.waitNanos(COMMIT, OVERLAY + OVERLAY / 2);
    for (int i = 0; i < 20; i++) {
      pace.checkpointTook(1);
    }
    long fast = pace.waitNanos(COMMIT, OVERLAY + OVERLAY / 2);
    assertTrue(0 < fast && fast < slow / 10);
  }
}
