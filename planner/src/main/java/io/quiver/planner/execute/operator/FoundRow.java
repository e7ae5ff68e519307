package io.quiver.planner.execute.operator;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row that a text or hybrid search found; ranks count from 1. */
record FoundRow(
    long rowId,
    double score,
    @Nullable Double textRank,
    @Nullable Double vectorRank,
    @Nullable Double textScore,
    @Nullable Double vectorScore) {

  /** In the order of {@link io.quiver.planner.rel.TextSearch#PARTS}. */
  List<@Nullable Double> parts() {
    return Arrays.asList(score, textRank, vectorRank, textScore, vectorScore);
  }
}
