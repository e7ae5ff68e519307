package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.vector.Metric;
import io.quiver.storage.vector.VectorSearchOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.ImmutableBitSet;
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
  private final List<Membership> memberships;

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
   * @param within farther rows are not found; or null for no limit
   */
  public record Search(
      int vectorColumn,
      Metric metric,
      RexNode query,
      RexNode k,
      VectorSearchOptions options,
      boolean withUnmeasured,
      @Nullable Integer indexId,
      @Nullable RexNode within) {}

  /**
   * A condition that rows have a partner elsewhere, or have none: the values of these expressions
   * over the columns of the table are, or are not, among the rows of the input. NULL is never.
   */
  public record Membership(List<RexNode> values, RelNode keys, boolean negated) {
    public Membership {
      values = List.copyOf(values);
    }
  }

  /**
   * @param filter condition over all columns of the table definition (field i is ordinal i), or
   *     null
   * @param candidates one field, the row ids of exactly the rows that may be returned, when few are
   *     expected; or null. At most one of filter and candidates is given.
   * @param memberships further conditions that rows must fulfil
   */
  public VectorTopK(
      RelOptCluster cluster,
      QuiverTable table,
      ImmutableIntList columns,
      double estimatedRows,
      Search search,
      @Nullable RexNode filter,
      @Nullable RelNode candidates,
      List<Membership> memberships) {
    super(cluster, table, columns, estimatedRows);
    this.search = search;
    this.filter = filter;
    this.candidates = candidates;
    this.memberships = new ArrayList<>(memberships);
  }

  /** The same search that delivers other columns. */
  public VectorTopK withColumns(ImmutableIntList columns) {
    return new VectorTopK(
        getCluster(),
        quiverTable(),
        columns,
        estimatedRows(),
        search,
        filter,
        candidates,
        memberships);
  }

  /** The same search among given rows. */
  public VectorTopK withCandidates(RelNode rowIds) {
    return new VectorTopK(
        getCluster(), quiverTable(), columns(), estimatedRows(), search, null, rowIds, memberships);
  }

  public List<Membership> memberships() {
    return List.copyOf(memberships);
  }

  public Search search() {
    return search;
  }

  public @Nullable RexNode filter() {
    return filter;
  }

  /** Whether the index has all that the filter needs: no row is read to decide it. */
  public boolean filterIsIncluded() {
    TableDefinition table = quiverTable().definition();
    ImmutableBitSet.Builder known = ImmutableBitSet.builder();
    for (IndexDefinition index : table.indexes()) {
      if (index instanceof IndexDefinition.Vector vector
          && Objects.equals(search.indexId(), vector.id())) {
        vector.includedColumnIds().forEach(id -> known.set(table.ordinalOf(id)));
      }
    }
    ImmutableBitSet included = known.build();
    Integer rowId = table.rowIdColumn();
    return filter != null
        && !included.isEmpty()
        && memberships.isEmpty()
        && (rowId == null ? included : included.set(table.ordinalOf(rowId)))
            .contains(RelOptUtil.InputFinder.bits(filter));
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
    List<RelNode> inputs = new ArrayList<>();
    if (candidates != null) {
      inputs.add(candidates);
    }
    memberships.forEach(membership -> inputs.add(membership.keys()));
    return inputs;
  }

  @Override
  public void replaceInput(int ordinal, RelNode input) {
    int first = candidates == null ? 0 : 1;
    if (ordinal < first) {
      candidates = input;
    } else {
      Membership old = memberships.get(ordinal - first);
      memberships.set(ordinal - first, new Membership(old.values(), input, old.negated()));
    }
    recomputeDigest();
  }

  @Override
  public VectorTopK copy(RelTraitSet traits, List<RelNode> inputs) {
    int first = candidates == null ? 0 : 1;
    List<Membership> copies = new ArrayList<>();
    for (int i = 0; i < memberships.size(); i++) {
      Membership old = memberships.get(i);
      copies.add(new Membership(old.values(), inputs.get(first + i), old.negated()));
    }
    return new VectorTopK(
        getCluster(),
        quiverTable(),
        columns(),
        estimatedRows(),
        search,
        filter,
        candidates == null ? null : inputs.get(0),
        copies);
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
            search.indexId(),
            search.within() == null ? null : search.within().accept(shuttle));
    List<Membership> moved = new ArrayList<>();
    for (Membership membership : memberships) {
      moved.add(
          new Membership(
              shuttle.apply(membership.values()), membership.keys(), membership.negated()));
    }
    return new VectorTopK(
        getCluster(),
        quiverTable(),
        columns(),
        estimatedRows(),
        changed,
        filter == null ? null : filter.accept(shuttle),
        candidates,
        moved);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    RelWriter more = super.explainTerms(writer);
    if (candidates != null) {
      more = more.input("candidates", candidates);
    }
    for (int i = 0; i < memberships.size(); i++) {
      more =
          more.input("keys" + i, memberships.get(i).keys())
              .item("values" + i, memberships.get(i).values())
              .itemIf("without" + i, true, memberships.get(i).negated());
    }
    return more.item("search", search).itemIf("filter", filter, filter != null);
  }
}
