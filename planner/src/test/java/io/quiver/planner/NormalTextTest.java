package io.quiver.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How statistics name a statement. */
class NormalTextTest {
  @Test
  void literalsAndBlanksDoNotCount() {
    assertEquals(
        "SELECT t1.a, ? FROM t1 WHERE b = ? AND c > ? AND \"x2\" = -?",
        NormalText.of(
            "SELECT t1.a, 'it''s'\n FROM  t1 WHERE b = 12.5e-3 AND c > 7 AND \"x2\" = -1 "));
    assertEquals("SELECT ?, ?", NormalText.of("SELECT \u0001A, \u0001B"));
    assertEquals("?", NormalText.of("'no end"));
  }

  @Test
  void longTextsAreCut() {
    assertTrue(NormalText.of("SELECT " + "a, ".repeat(10_000)).endsWith(" .."));
    assertEquals("SELECT ?", NormalText.of("SELECT '" + "x''".repeat(100_000) + "'"));
    assertEquals("SELECT ?", NormalText.of("SELECT " + "7".repeat(100_000)));
  }
}
