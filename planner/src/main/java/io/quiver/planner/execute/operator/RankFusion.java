package io.quiver.planner.execute.operator;

import io.quiver.planner.rel.TextSearch.Fusion;
import io.quiver.storage.text.TextHit;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorHit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one ranking of two. By ranks: the sum of weight / (constant + rank) (Cormack, Clarke and
 * Buettcher, "Reciprocal Rank Fusion", 2009). Weighted: the sum of weight * score, each score
 * divided by the best one of its list, of inner products after the worst one was taken off (Bruch,
 * Gai and Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", 2022). A list that a row
 * is not in adds nothing.
 */
final class RankFusion {
  private static final Comparator<FoundRow> BEST =
      Comparator.comparingDouble(FoundRow::score).reversed().thenComparingLong(FoundRow::rowId);

  private final Fusion fusion;

  RankFusion(Fusion fusion) {
    this.fusion = fusion;
  }

  /** Best first; rows of equal score in the order of their ids. */
  List<FoundRow> fuse(List<TextHit> texts, List<VectorHit> vectors) {
    double bestText = texts.isEmpty() ? 1 : texts.getFirst().score();
    double bestVector = vectors.isEmpty() ? 1 : score(vectors.getFirst());
    double worstVector =
        vectors.isEmpty() || fusion.metric() != Metric.DOT ? 0 : score(vectors.getLast());
    Map<Long, FoundRow> rows = new LinkedHashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      TextHit hit = texts.get(i);
      double part =
          fusion.weighted()
              ? fusion.textWeight() * share(hit.score(), 0, bestText)
              : fusion.textWeight() / (fusion.rankConstant() + i + 1);
      rows.put(hit.rowId(), new FoundRow(hit.rowId(), part, i + 1.0, null, hit.score(), null));
    }
    for (int i = 0; i < vectors.size(); i++) {
      long rowId = vectors.get(i).rowId();
      double score = score(vectors.get(i));
      double part =
          fusion.weighted()
              ? fusion.vectorWeight() * share(score, worstVector, bestVector)
              : fusion.vectorWeight() / (fusion.rankConstant() + i + 1);
      rows.put(rowId, with(rows.get(rowId), rowId, part, i + 1.0, score));
    }
    List<FoundRow> fused = new ArrayList<>(rows.values());
    fused.sort(BEST);
    return fused;
  }

  private static FoundRow with(
      @Nullable FoundRow text, long rowId, double part, double rank, double score) {
    return text == null
        ? new FoundRow(rowId, part, null, rank, null, score)
        : new FoundRow(rowId, text.score() + part, text.textRank(), rank, text.textScore(), score);
  }

  private static double share(double score, double worst, double best) {
    return best == worst ? 1 : (score - worst) / (best - worst);
  }

  /** As VECTOR_SEARCH has it: higher is nearer. */
  private double score(VectorHit hit) {
    return switch (fusion.metric()) {
      case COSINE -> 1 - hit.distance() / 2;
      case L2 -> 1 / (1 + hit.distance());
      case DOT -> -hit.distance();
    };
  }
}
