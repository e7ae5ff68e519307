package io.quiver.planner.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePatternTest {
  @ParameterizedTest
  @CsvSource({
    ", ABC, true",
    "%, ABC, true",
    "%, '', true",
    "'', '', true",
    "'', A, false",
    "ABC, ABC, true",
    "ABC, abc, false",
    "ABC, ABCD, false",
    "A%, ABC, true",
    "A%C%, ABCBX, true",
    "%B%C, ABXBC, true",
    "%AB, AAAB, true",
    "%AB, AABA, false",
    "A_C, ABC, true",
    "A_C, AC, false",
    "A\\_C, ABC, false",
    "A\\_C, A_C, true",
    "A\\%, A%, true",
    "A\\\\, A\\, true",
    "_, \uD83D\uDE00, true",
    "broken\\, anything, true"
  })
  void matchesAsLikeDoes(@Nullable String pattern, String name, boolean expected) {
    assertEquals(expected, NamePattern.of(pattern).matches(name));
  }
}
