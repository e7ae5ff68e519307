package io.quiver.storage.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.mvstore.MvStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class VisibleStatesTest {
  /** A forgotten reference to a closed snapshot must not keep all that came after it in memory. */
  @Test
  void aReleasedStateLeadsToNoOther() {
    try (MvStore store = MvStore.memory()) {
      Cut cut = new Cut(new StorePin(store.snapshot()), new Generation(), null);
      VisibleStates states = new VisibleStates(cut, 0);
      VisibleState first = states.acquire(VisibleState.place());
      states.publish(1);
      VisibleState second = states.acquire(VisibleState.place());
      states.publish(2);

      assertSame(second, first.next);
      states.release(first, VisibleState.place());
      states.release(second, VisibleState.place());

      assertNull(first.next);
      assertNull(second.next);
      assertNull(second.previous);
      assertEquals(2, states.oldestTimestamp());
      states.end();
    }
  }

  /** Threads take and give back the current state while others replace it; none stays behind. */
  @Test
  void statesAreUnlinkedWhoeverIsLast() throws Exception {
    try (MvStore store = MvStore.memory()) {
      Cut cut = new Cut(new StorePin(store.snapshot()), new Generation(), null);
      VisibleStates states = new VisibleStates(cut, 0);
      int readers = 3;
      int published = 20_000;
      AtomicBoolean done = new AtomicBoolean();
      try (ExecutorService threads = Executors.newFixedThreadPool(readers)) {
        List<Future<Long>> reads = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
          reads.add(
              threads.submit(
                  () -> {
                    int place = VisibleState.place();
                    long last = 0;
                    while (!done.get()) {
                      VisibleState state = states.acquire(place);
                      assertTrue(last <= state.timestamp, "time goes on");
                      assertTrue(states.oldestTimestamp() <= state.timestamp, "it is kept");
                      last = state.timestamp;
                      states.release(state, place);
                    }
                    return last;
                  }));
        }
        for (int i = 1; i <= published; i++) {
          states.publish(i);
        }
        done.set(true);
        for (Future<Long> read : reads) {
          assertTrue(read.get() <= published);
        }
      }
      assertEquals(published, states.oldestTimestamp());
      assertEquals(2, cut.states, "the current state and the latest cut");
      states.end();
      assertEquals(0, cut.states);
    }
  }
}
