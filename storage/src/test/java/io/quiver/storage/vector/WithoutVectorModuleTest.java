package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.storage.vector.VectorSearchOptions.Exactness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A JVM that was started without the incubating module, as a tool starts a driver in. */
final class WithoutVectorModuleTest {
  @Test
  void everythingWorksWithScalarKernels() throws IOException, InterruptedException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                WithoutVectorModuleTest.class.getName())
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(0, process.waitFor(), output);
    assertEquals("scalar GRAPH 7", output);
  }

  /** Builds a graph and searches it. */
  public static void main(String[] args) {
    Map<Long, float @Nullable []> rows = new TreeMap<>();
    for (long row = 0; row < 2_000; row++) {
      rows.put(row, new float[] {row, row % 10, 1});
    }
    IndexFixture fixture = new IndexFixture(VectorIndexSettings.of(Metric.L2, 3));
    fixture.commit(rows);
    fixture.settle();
    VectorSearchResult result =
        fixture.search(
            new float[] {7, 7, 1}, 3, new VectorSearchOptions(0, Exactness.NEVER, 1e9), null);
    System.out.println(
        VectorKernels.best().description()
            + " "
            + result.path()
            + " "
            + result.hits().getFirst().rowId());
  }
}
