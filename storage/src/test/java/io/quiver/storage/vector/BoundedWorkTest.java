package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.file.DirectoryFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commits that outrun the background, and builds that are cut off. */
final class BoundedWorkTest {
  private static final int PART = 20_000;
  private static final VectorIndexSettings SETTINGS =
      new VectorIndexSettings(Metric.L2, 2, 4, 8, 200, 1 << 20);

  @TempDir private Path directory = Path.of("");
  private final Random random = new Random(5);

  private float[] vector() {
    return new float[] {random.nextFloat(), random.nextFloat()};
  }

  @Test
  void commitsMakeGraphsThemselvesWhenNobodyElseDoes() {
    IndexFixture fixture = new IndexFixture(SETTINGS);
    int most = 0;
    for (int commit = 0; commit < 40; commit++) {
      Map<Long, float @Nullable []> rows = new TreeMap<>();
      for (int i = 0; i < 100; i++) {
        rows.put(commit * 100L + i, vector());
      }
      fixture.commit(rows);
      int waiting =
          fixture.index.state().withoutGraph().stream().mapToInt(VectorEntries::size).sum();
      most = Math.max(most, waiting);
    }
    assertTrue(most <= SETTINGS.deltaRowsHard() + 100, most + " rows without a graph");
    assertTrue(most >= SETTINGS.deltaRowsHard(), most + " rows without a graph");
    assertTrue(fixture.index.statistics().forcedBuilds() > 0);
    assertTrue(fixture.index.rowsInGraph() >= 2_000);
    float[] query = vector();
    VectorSearchOptions exact =
        new VectorSearchOptions(0, VectorSearchOptions.Exactness.ALWAYS, Double.POSITIVE_INFINITY);
    assertEquals(
        fixture.expected(query, 10, null).stream().map(VectorHit::rowId).toList(),
        fixture.search(query, 10, exact, null).hits().stream().map(VectorHit::rowId).toList());
  }

  @Test
  void aBuildGoesOnWhereItWasCutOff() {
    List<VectorEntries> parts = new ArrayList<>();
    for (int part = 0; part < 2; part++) {
      VectorEntries entries = VectorEntries.sorted(2, List.of());
      for (int i = 0; i < PART; i++) {
        entries.append((long) part * PART + i, 1, vector(), 0, null);
      }
      parts.add(entries);
    }
    IndexContents contents = new IndexContents(SETTINGS, new PlainVectorSource());
    VectorEntries active = VectorEntries.inCommitOrder(2, List.of());
    contents.install(
        new IndexFiles.Loaded(new IndexState(List.of(), parts, active, 1, IndexState.ALL), 1));
    AtomicBoolean crashed = new AtomicBoolean();
    maintenance(contents, crashed)
        .run(
            row -> null,
            () -> {
              files().write(contents.cut());
              crashed.set(true);
            });
    IndexFiles.Loaded left = Objects.requireNonNull(files().load());
    assertEquals(1, left.state().segments().size());
    assertEquals(1, left.state().pending().size());
    assertEquals(2 * PART, left.state().rows());
    IndexContents resumed = new IndexContents(SETTINGS, new PlainVectorSource());
    resumed.install(left);
    maintenance(resumed, new AtomicBoolean()).run(row -> null, () -> {});
    assertEquals(1, resumed.state().segments().size(), "the finished graph takes in the rest");
    assertEquals(2 * PART, resumed.state().rowsInGraph());
    VectorEntries all = resumed.state().segments().getFirst().entries();
    NeighborGraph graph = Objects.requireNonNull(resumed.state().segments().getFirst().graph());
    SearchScratch scratch = new SearchScratch();
    int found = 0;
    for (int i = 0; i < 400; i++) {
      int node = i * 2 * PART / 400;
      graph.search(
          all.vectors().scorer(Metric.L2, all.vectors().get(node)), 50, null, 1 << 20, scratch);
      for (; scratch.nearest.size() > 0; scratch.nearest.pop()) {
        found += NeighborGraph.ordinal(~scratch.nearest.top()) == node ? 1 : 0;
      }
    }
    assertTrue(found >= 390, found + " of 400 rows found");
  }

  private IndexFiles files() {
    return new IndexFiles(new DirectoryFiles(directory), 1, SETTINGS, true);
  }

  private static IndexMaintenance maintenance(IndexContents contents, AtomicBoolean stop) {
    return new IndexMaintenance(SETTINGS, contents, stop::get, new BuildProgress());
  }
}
