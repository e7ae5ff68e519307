package io.quiver.tck.surface;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every feature of JDBC, once. */
final class SurfaceTest {
  static Stream<DynamicTest> tests(SurfaceTarget target) {
    return SurfaceCheck.all().stream()
        .map(
            check ->
                DynamicTest.dynamicTest(
                    check.area() + ": " + check.name(),
                    () -> {
                      @Nullable Throwable failure = check.run(target);
                      if (failure != null) {
                        throw failure;
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> inThisProcess() {
    return tests(new QuiverTarget());
  }

  @Test
  void checksAreMany() {
    Set<String> names = new HashSet<>();
    for (SurfaceCheck check : SurfaceCheck.all()) {
      assertTrue(names.add(check.area() + check.name()), check.name());
    }
    assertTrue(names.size() >= 150, "checks: " + names.size());
  }
}
