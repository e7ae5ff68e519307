package io.quiver.bench;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JVector's graph in memory, searched by one searcher that is kept. */
final class JVectorNeighbours implements Neighbours {
  static final String SETTINGS =
      "graph in memory, M=32 (what hnswlib calls 16), beamWidth=100, overflow 1.2, alpha 1.2";

  private static final int DEGREE = 32;
  private static final int BEAM_WIDTH = 100;
  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;

  private final VectorTypeSupport types =
      VectorizationProvider.getInstance().getVectorTypeSupport();
  private int[] categories = {};
  private int ef = VectorSet.K;
  private @Nullable ListRandomAccessVectorValues vectors;
  private @Nullable GraphSearcher searcher;

  static String version() {
    return "4.0.2";
  }

  @Override
  public void load(VectorSet set) throws SQLException {
    List<VectorFloat<?>> list = new ArrayList<>();
    for (float[] vector : set.vectors) {
      list.add(types.createFloatVector(vector));
    }
    categories = set.categories;
    ListRandomAccessVectorValues values = new ListRandomAccessVectorValues(list, set.dimensions());
    vectors = values;
    try (GraphIndexBuilder builder =
        GraphIndexBuilder.builder(
                BuildScoreProvider.randomAccessScoreProvider(
                    values, VectorSimilarityFunction.EUCLIDEAN),
                set.dimensions(),
                DEGREE)
            .withBeamWidth(BEAM_WIDTH)
            .withNeighborOverflow(OVERFLOW)
            .withAlpha(ALPHA)
            .build()) {
      ImmutableGraphIndex graph = builder.build(values);
      searcher = new GraphSearcher(graph);
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  @Override
  public void tune(int candidates) {
    ef = candidates;
  }

  @Override
  public int[] search(float[] query, int belowCategory) {
    Bits accepted =
        belowCategory == VectorSet.CATEGORIES ? Bits.ALL : id -> categories[id] < belowCategory;
    DefaultSearchScoreProvider scores =
        DefaultSearchScoreProvider.exact(
            types.createFloatVector(query),
            VectorSimilarityFunction.EUCLIDEAN,
            Objects.requireNonNull(vectors));
    SearchResult result =
        Objects.requireNonNull(searcher).search(scores, VectorSet.K, ef, 0, 0, accepted);
    int[] found = new int[result.getNodes().length];
    for (int i = 0; i < found.length; i++) {
      found[i] = result.getNodes()[i].node;
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    try {
      if (searcher != null) {
        searcher.close();
      }
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }
}
