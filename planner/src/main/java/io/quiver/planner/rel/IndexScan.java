package io.quiver.planner.rel;

import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.kv.Direction;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableIntList;

/**
 * Reads parts of an ordered index. One probe: rows come in index order. Several probes (IN lists):
 * equal probes count once, the others are disjoint, order is undefined.
 */
public final class IndexScan extends TableAccess {
  private final IndexDefinition.Ordered index;
  private final List<IndexProbe> probes;
  private final Direction direction;

  public IndexScan(
      RelOptCluster cluster,
      QuiverTable table,
      ImmutableIntList columns,
      double estimatedRows,
      IndexDefinition.Ordered index,
      List<IndexProbe> probes,
      Direction direction) {
    super(cluster, table, columns, estimatedRows);
    this.index = index;
    this.probes = List.copyOf(probes);
    this.direction = direction;
  }

  public IndexDefinition.Ordered index() {
    return index;
  }

  public List<IndexProbe> probes() {
    return probes;
  }

  public Direction direction() {
    return direction;
  }

  /** Whether it is one probe for at most one row: all columns of a unique index are given. */
  public boolean isUniqueLookup() {
    return index.unique()
        && probes.size() == 1
        && probes.get(0).equal().size() == index.columnIds().size();
  }

  @Override
  public IndexScan copy(RelTraitSet traits, List<RelNode> inputs) {
    return new IndexScan(
        getCluster(), quiverTable(), columns(), estimatedRows(), index, probes, direction);
  }

  @Override
  public RelNode accept(RexShuttle shuttle) {
    return new IndexScan(
        getCluster(),
        quiverTable(),
        columns(),
        estimatedRows(),
        index,
        probes.stream().map(p -> p.accept(shuttle)).toList(),
        direction);
  }

  @Override
  public RelWriter explainTerms(RelWriter writer) {
    return super.explainTerms(writer)
        .item("index", index.name())
        .item("probes", probes)
        .item("direction", direction);
  }
}
