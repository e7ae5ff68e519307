package io.quiver.functions.vector;

import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.ArgumentTypes;
import io.quiver.functions.spi.FunctionContext;
import io.quiver.functions.spi.IndexedVectors;
import io.quiver.functions.spi.Parameter;
import io.quiver.functions.spi.RowSource;
import io.quiver.functions.spi.TableFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.Direction;
import io.quiver.storage.table.TableCursor;
import io.quiver.storage.value.DataType;
import io.quiver.storage.vector.VectorHit;
import io.quiver.storage.vector.VectorIndex;
import io.quiver.storage.vector.VectorMath;
import io.quiver.storage.vector.VectorSearchOptions;
import io.quiver.storage.vector.VectorSearchResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * {@code VECTOR_INDEX_ACCURACY('i', sample => 100, k => 10)}: which share of the k true neighbours
 * of some rows of the table a search of the index finds, with its present options. The rows
 * themselves do not count as their neighbours.
 *
 * <p>Columns: index_name, sample (rows that were tried), k, recall (NULL for an empty table), path
 * (which way most searches took), avg_micros (time of a search). Reads the whole table once.
 */
public final class VectorIndexAccuracy implements TableFunction {
  private static final int SAMPLE = 100;
  private static final int SAMPLE_MAX = 10_000;
  private static final int K = 10;
  private static final int K_MAX = 1_000;
  private static final int CHECK_EVERY = 256;

  @Override
  public String name() {
    return "VECTOR_INDEX_ACCURACY";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.required("index_name", Parameter.Kind.STRING),
        Parameter.optional("sample", Parameter.Kind.INTEGER),
        Parameter.optional("k", Parameter.Kind.INTEGER));
  }

  @Override
  public List<Argument.Column> resultColumns(ArgumentTypes arguments) {
    return List.of(
        new Argument.Column("INDEX_NAME", DataType.VARCHAR),
        new Argument.Column("SAMPLE", DataType.BIGINT),
        new Argument.Column("K", DataType.BIGINT),
        new Argument.Column("RECALL", DataType.DOUBLE),
        new Argument.Column("PATH", DataType.VARCHAR),
        new Argument.Column("AVG_MICROS", DataType.DOUBLE));
  }

  @Override
  public String describe(ArgumentTypes arguments) {
    return "recall of a vector index, by searching for rows of its table";
  }

  @Override
  public RowSource open(FunctionContext context, Map<String, Argument> arguments) {
    String name =
        arguments.get("index_name") instanceof Argument.Scalar scalar
                && scalar.value() instanceof String text
            ? text
            : "";
    IndexedVectors indexed = context.vectorIndex(name);
    if (indexed == null) {
      throw new QuiverException(
              ErrorCode.OBJECT_NOT_FOUND, "there is no vector index '" + name + "'")
          .withHint("SYS.VECTOR_INDEXES lists them; write schema.name when two have one name.");
    }
    int sample = number(arguments, "sample", SAMPLE, SAMPLE_MAX);
    int k = number(arguments, "k", K, K_MAX);
    return new OneRow(new Measurement(context, indexed, sample, k).run());
  }

  private static int number(Map<String, Argument> arguments, String name, int byDefault, int most) {
    if (!(arguments.get(name) instanceof Argument.Scalar scalar)
        || !(scalar.value() instanceof Number number)) {
      return byDefault;
    }
    long value = number.longValue();
    if (value < 1 || value > most) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          name + " of VECTOR_INDEX_ACCURACY is " + value + ", allowed are 1 to " + most);
    }
    return (int) value;
  }

  /** One run. Confined to one thread. */
  private static final class Measurement {
    private final FunctionContext context;
    private final IndexedVectors indexed;
    private final int column;
    private final int sample;
    private final int k;
    private final List<VectorHit> rows = new ArrayList<>();
    private final List<float[]> queries = new ArrayList<>();

    Measurement(FunctionContext context, IndexedVectors indexed, int sample, int k) {
      this.context = context;
      this.indexed = indexed;
      this.column = indexed.table().ordinalOf(indexed.definition().columnIds().getFirst());
      this.sample = sample;
      this.k = k;
    }

    @FunctionalInterface
    private interface Vectors {
      void accept(long rowId, float[] vector);
    }

    private void scan(Vectors vectors) {
      long visited = 0;
      try (TableCursor cursor =
          context.tables().scan(context.transaction(), indexed.table(), Direction.FORWARD)) {
        while (cursor.next()) {
          if (++visited % CHECK_EVERY == 0) {
            context.checkActive();
          }
          if (cursor.row().get(column) instanceof float[] vector) {
            vectors.accept(cursor.row().rowId(), vector);
          }
        }
      }
    }

    @Nullable Object[] run() {
      Random random = new Random(42);
      long[] seen = {0};
      scan(
          (rowId, vector) -> {
            long place = rows.size() < sample ? rows.size() : random.nextLong(seen[0] + 1);
            seen[0]++;
            if (place < rows.size()) {
              rows.set((int) place, new VectorHit(rowId, 0));
              queries.set((int) place, vector);
            } else if (rows.size() < sample) {
              rows.add(new VectorHit(rowId, 0));
              queries.add(vector);
            }
          });
      return compare(farthestNeighbours());
    }

    /** The distance of the k-th true neighbour of each sampled row; fewer neighbours: infinity. */
    private double[][] farthestNeighbours() {
      double[][] nearest = new double[queries.size()][k];
      for (double[] distances : nearest) {
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
      }
      scan(
          (rowId, vector) -> {
            for (int q = 0; q < nearest.length; q++) {
              if (rows.get(q).rowId() != rowId) {
                insert(
                    nearest[q],
                    VectorMath.distance(indexed.index().metric(), queries.get(q), vector));
              }
            }
          });
      return nearest;
    }

    /** Keeps the smallest ones, in order. */
    private static void insert(double[] smallest, double distance) {
      int at = smallest.length - 1;
      if (!(distance < smallest[at])) {
        return;
      }
      for (; at > 0 && smallest[at - 1] > distance; at--) {
        smallest[at] = smallest[at - 1];
      }
      smallest[at] = distance;
    }

    private @Nullable Object[] compare(double[][] nearest) {
      VectorIndex index = indexed.index();
      int[] paths = new int[VectorSearchResult.Path.values().length];
      long found = 0;
      long wanted = 0;
      long nanos = 0;
      for (int q = 0; q < nearest.length; q++) {
        int expected = 0;
        while (expected < k && nearest[q][expected] != Double.POSITIVE_INFINITY) {
          expected++;
        }
        long start = System.nanoTime();
        VectorSearchResult result =
            index.search(
                context.transaction(),
                queries.get(q),
                k + 1,
                VectorSearchOptions.DEFAULT,
                null,
                context::checkActive);
        nanos += System.nanoTime() - start;
        paths[result.path().ordinal()]++;
        long row = rows.get(q).rowId();
        double farthest = expected == 0 ? Double.NEGATIVE_INFINITY : nearest[q][expected - 1];
        double limit = farthest + Math.abs(farthest) * 1e-6;
        long hits =
            result.hits().stream()
                .filter(hit -> hit.rowId() != row && hit.distance() <= limit)
                .count();
        found += Math.min(hits, expected);
        wanted += expected;
      }
      int most = 0;
      for (int path = 1; path < paths.length; path++) {
        most = paths[path] > paths[most] ? path : most;
      }
      return new @Nullable Object[] {
        indexed.definition().name(),
        (long) queries.size(),
        (long) k,
        wanted == 0 ? null : (double) found / wanted,
        VectorSearchResult.Path.values()[most].name(),
        queries.isEmpty() ? null : nanos / 1e3 / queries.size()
      };
    }
  }

  private static final class OneRow implements RowSource {
    private final @Nullable Object[] values;
    private boolean read;

    OneRow(@Nullable Object[] values) {
      this.values = values;
    }

    @Override
    public boolean next() {
      boolean first = !read;
      read = true;
      return first;
    }

    @Override
    public @Nullable Object get(int column) {
      return values[column];
    }

    @Override
    public void close() {}
  }
}
