package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How many rows wait for a graph while a table is loaded. */
final class IndexLoadTest {
  private static final int DIMENSIONS = 8;
  private static final int PART_ROWS = 500;
  private static final List<float[]> VECTORS = Clusters.vectors(2_200, DIMENSIONS, 9);

  private final List<VectorSegment> made = new ArrayList<>();
  private final List<Long> lastRows = new ArrayList<>();

  private IndexLoad loaded(Quantization kind, long bytesMax) {
    VectorIndexSettings plain = VectorIndexSettings.of(Metric.L2, DIMENSIONS);
    IndexLoad load =
        new IndexLoad(
            kind == Quantization.NONE ? plain : plain.with(kind),
            bytesMax,
            PART_ROWS,
            () -> false,
            (part, lastRow) -> {
              made.add(part);
              lastRows.add(lastRow);
            });
    for (int row = 0; row < VECTORS.size(); row++) {
      assertEquals(row + 1, load.add(row, 1, VECTORS.get(row), null));
    }
    return load;
  }

  /** Sets that are full before they take as many bytes as they may. */
  @ParameterizedTest
  @EnumSource(
      value = Quantization.class,
      names = {"NONE", "INT8"})
  void nothingPilesUpWhenMemoryIsShort(Quantization kind) {
    IndexLoad load = loaded(kind, 1L << 30);
    assertEquals(List.of(499L, 999L, 1_499L, 1_999L), lastRows);
    made.forEach(part -> assertEquals(kind != Quantization.NONE, part.entries().isQuantized()));
    assertEquals(4L * PART_ROWS, made.stream().mapToLong(part -> part.entries().size()).sum());
    assertEquals(List.of(200), load.withoutGraph().stream().map(VectorEntries::size).toList());
  }

  @Test
  void setsWaitWhenAllOfThemFit() {
    IndexLoad load = loaded(Quantization.NONE, Long.MAX_VALUE);
    assertTrue(made.isEmpty());
    assertEquals(
        List.of(500, 500, 500, 500, 200),
        load.withoutGraph().stream().map(VectorEntries::size).toList());
  }
}
