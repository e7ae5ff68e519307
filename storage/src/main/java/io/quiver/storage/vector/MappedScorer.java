package io.quiver.storage.vector;

/** Scores vectors of a mapped file, some at a time in a buffer. Confined to one thread. */
final class MappedScorer implements NodeScorer {
  private static final int BATCH_FLOATS = 1 << 13;
  private static final int BATCH_MIN = 4;

  private final MappedRows mapped;
  private final VectorRows batch;
  private final int[] slots;
  private final float[] batchKeys;
  private final double[] batchRanks;
  private final QueryScorer scorer;

  MappedScorer(Metric metric, MappedRows mapped, float[] query) {
    int dimensions = mapped.dimensions();
    int size = Math.clamp(BATCH_FLOATS / dimensions & -BATCH_MIN, BATCH_MIN, SearchScratch.BATCH);
    this.mapped = mapped;
    this.batch = VectorRows.sized(dimensions, size);
    this.slots = new int[size];
    for (int i = 0; i < size; i++) {
      slots[i] = i;
    }
    this.batchKeys = new float[size];
    this.batchRanks = new double[size];
    this.scorer = QueryScorer.of(metric, batch, query);
  }

  private int fill(int[] ordinals, int from, int count) {
    int filled = Math.min(slots.length, count - from);
    for (int i = 0; i < filled; i++) {
      mapped.copy(ordinals[from + i], batch.block(i), batch.offset(i));
    }
    return filled;
  }

  @Override
  public float key(int ordinal) {
    mapped.copy(ordinal, batch.block(0), batch.offset(0));
    return scorer.key(0);
  }

  @Override
  public void keys(int[] ordinals, float[] keys, int count) {
    for (int from = 0; from < count; from += slots.length) {
      int filled = fill(ordinals, from, count);
      scorer.keys(slots, batchKeys, filled);
      System.arraycopy(batchKeys, 0, keys, from, filled);
    }
  }

  @Override
  public void ranks(int[] ordinals, float[] scratch, double[] ranks, int count) {
    for (int from = 0; from < count; from += slots.length) {
      int filled = fill(ordinals, from, count);
      scorer.ranks(slots, batchKeys, batchRanks, filled);
      System.arraycopy(batchRanks, 0, ranks, from, filled);
    }
  }
}
