package io.quiver.storage.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.quiver.storage.mvstore.MvStore;
import org.junit.jupiter.api.Test;

class VisibleStatesTest {
  /** A forgotten reference to a closed snapshot must not keep all that came after it in memory. */
  @Test
  void aReleasedStateLeadsToNoOther() {
    try (MvStore store = MvStore.memory()) {
      Cut cut = new Cut(new StorePin(store.snapshot()), new Generation(), null);
      VisibleStates states = new VisibleStates(cut, 0);
      VisibleState first = states.acquire();
      states.publish(1);
      VisibleState second = states.acquire();
      states.publish(2);

      assertSame(second, first.next);
      states.release(first);
      states.release(second);

      assertNull(first.next);
      assertNull(second.next);
      assertNull(second.previous);
      assertEquals(2, states.oldestTimestamp());
      states.end();
    }
  }
}
