package io.quiver.tck.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The checker finds what histories written by hand have. */
class DependenciesTest {
  private static final Map<Integer, List<Integer>> LISTS = Map.of(1, List.of(1), 2, List.of(2));

  private static Observed append(int key, int element) {
    Observed observed = new Observed();
    observed.appends.add(new Observed.Append(key, element));
    return observed;
  }

  private static Observed read(Observed observed, int key, Integer... list) {
    observed.reads.add(new Observed.Read(key, List.of(list)));
    return observed;
  }

  @Test
  void oneAfterTheOther() {
    Dependencies history = new Dependencies(List.of(append(1, 1), read(append(2, 2), 1, 1)), LISTS);
    assertEquals(List.of(), history.wrong());
    assertNull(history.anyCircle());
  }

  @Test
  void writeSkew() {
    Dependencies history =
        new Dependencies(List.of(read(append(1, 1), 2), read(append(2, 2), 1)), LISTS);
    assertEquals(List.of(), history.wrong());
    assertNotNull(history.anyCircle());
    assertNull(history.circleOfSnapshots());
    assertNull(history.circleOfInformation());
  }

  @Test
  void readSkew() {
    Observed writer = append(1, 1);
    writer.appends.add(new Observed.Append(2, 2));
    Dependencies history =
        new Dependencies(List.of(writer, read(read(new Observed(), 1), 2, 2)), LISTS);
    assertEquals(List.of(), history.wrong());
    assertNotNull(history.circleOfSnapshots());
    assertNull(history.circleOfInformation());
  }

  @Test
  void circularInformation() {
    Dependencies history =
        new Dependencies(List.of(read(append(1, 1), 2, 2), read(append(2, 2), 1, 1)), LISTS);
    assertNotNull(history.circleOfInformation());
  }

  @Test
  void whatIsWrongAtEveryLevel() {
    assertEquals(1, new Dependencies(List.of(append(1, 1)), Map.of()).wrong().size(), "lost");
    assertEquals(1, new Dependencies(List.of(), Map.of(1, List.of(1))).wrong().size(), "aborted");
    Observed twice = append(1, 1);
    twice.appends.add(new Observed.Append(1, 2));
    assertEquals(
        1,
        new Dependencies(List.of(twice, read(new Observed(), 1, 1)), Map.of(1, List.of(1, 2)))
            .wrong()
            .size(),
        "intermediate");
  }
}
