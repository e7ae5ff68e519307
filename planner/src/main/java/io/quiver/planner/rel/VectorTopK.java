package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorSearchOptions;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * The k rows of a table whose vector is nearest to a query vector, nearest first. Fields: the
 * columns, then DISTANCE, a DOUBLE.
 *
 * <p>Runs on the vector index of the column and metric when there is one, else as an exact scan
 * with a bounded heap. A filter is part of the search: k rows come back if k rows pass it.
 */
public final class VectorTopK extends TableAccess {
  private final Search search;
  private final @Nullable RexNode filter;
  private @Nullable RelNode candidates;

  /**
   * What to search for.
   *
   * @param vectorColumn ordinal of the VECTOR column
   * @param query gives the query vector, or NULL: then nothing is found (or only rows without
   *     distance, see {@code withUnmeasured})
   * @param k how many rows, OFFSET included; an integer
   * @param withUnmeasured whether rows whose distance is NULL (no vector, or a zero vector under
   *     cosine) follow when fewer than k rows have a distance, as ORDER BY .. NULLS LAST has it
   * @param indexId the vector index that serves the column and metric, or null
   */
  public record Search(
      int vectorColumn,
      Metric metric,
      RexNode query,
      RexNode k,
      VectorSearchOptions options,
      boolean withUnmeasured,
      @Nullable Integer indexId) {}

  /**
   * @param filter condition over all columns of the table definition (field i is ordinal i), or
   *     null
   * @param candidates one field, the row ids of exactly the rows that may be returned, when few are
   *     expected; or null. At most one of filter and candidates is given.
   */
  public VectorTopK(
      RelOptCluster cluster,
      QuiverTable table,
      ImmutableIntList columns,
      double estimatedRows,
      Search search,
      @Nullable RexNode filter,
      @Nullable RelNode candidates) {
    super(cluster, table, columns, estimatedRows);
    this.search = search;
    this.filter = filter;
    this.candidates = candidates;
  }

  public Search search() {
    return search;
  }

  public @Nullable RexNode filter() {
    return filter;
  }

  public @Nullable RelNode candidates() {
    return candidates;
  }

  @Override
  protected RelDataType deriveRowType() {
    RelDataTypeFactory factory = getCluster().getTypeFactory();
    return fields(factory, quiverTable(), columns())
        .add(
            "\u0001DISTANCE",
            factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DOUBLE), true))
        .uniquify()
        .build();
  }

  @Override
  public List<RelNode> getInputs() {
    return candidates == null ? List.of() : List.of(candidates);
  }

  @Override
  public void replaceInput(int ordinal, RelNode input) {
    candidates = input;
    recomputeDigest();
  }

  @Override
  public VectorTopK copy(RelTraitSet traits, List<RelNode> inputs) {
    return new VectorTopK(
        getCluster(),
        quiverTable(),
        columns(),
        estimatedRows(),
        search,
        filter,
        inputs.isEmpty() ? null : inputs.get(0));
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    Search changed =
        new Search(
            search.vectorColumn(),
            search.metric(),
            search.query().accept(shuttle),
            search.k().accept(shuttle),
            search.options(),
            search.withUnmeasured(),
            search.indexId());
    return new VectorTopK(
        getCluster(),
        quiverTable(),
        columns(),
        estimatedRows(),
        changed,
        filter == null ? null : filter.accept(shuttle),
        candidates);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    RelWriter more =
        candidates == null
            ? super.explainTerms(writer)
            : super.explainTerms(writer).input("candidates", candidates);
    return more.item("search", search).itemIf("filter", filter, filter != null);
  }
}
