package io.quiver.planner.optimize;

import io.quiver.planner.rel.FullScan;
import io.quiver.planner.rel.IndexProbe;
import io.quiver.planner.rel.IndexScan;
import io.quiver.planner.rel.KeyBound;
import io.quiver.planner.rel.RowIdLookup;
import io.quiver.planner.rel.RowIdScan;
import io.quiver.planner.rel.TableAccess;
import io.quiver.planner.schema.QuiverTable;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.kv.Direction;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableIntList;
import org.jspecify.annotations.Nullable;

/**
 * One way to read a table.
 *
 * @param how what is read
 * @param rows rows that come out, about
 * @param cost in units of one row of a full scan
 * @param served conditions that hold for every row that comes out
 * @param order column ordinals by which rows come in order, after columns that are constant
 * @param orderDescending whether each of these descends, when read forward
 * @param constant ordinals of columns that have one value in all rows
 */
record AccessPath(
    How how,
    double rows,
    double cost,
    Set<RexNode> served,
    List<Integer> order,
    List<Boolean> orderDescending,
    Set<Integer> constant) {

  /** What is read. */
  sealed interface How {
    /** All rows. */
    record All() implements How {}

    /** Rows with these row ids. */
    record RowIds(List<RexNode> keys) implements How {}

    /** A range of row ids. */
    record RowIdRange(@Nullable KeyBound from, @Nullable KeyBound to) implements How {}

    /** Parts of an index. */
    record Index(IndexDefinition.Ordered index, List<IndexProbe> probes) implements How {}
  }

  /** The same way through a table that has only so many rows at present. */
  AccessPath withAtMost(double present) {
    return rows <= present
        ? this
        : new AccessPath(how, present, cost, served, order, orderDescending, constant);
  }

  /** The node that reads these columns this way. */
  TableAccess toNode(
      RelOptCluster cluster, QuiverTable table, ImmutableIntList columns, boolean backward) {
    Direction direction = backward ? Direction.BACKWARD : Direction.FORWARD;
    return switch (how) {
      case How.All all ->
          backward
              ? new RowIdScan(cluster, table, columns, rows, null, null, direction)
              : new FullScan(cluster, table, columns, rows);
      case How.RowIds ids -> new RowIdLookup(cluster, table, columns, rows, ids.keys());
      case How.RowIdRange range ->
          new RowIdScan(cluster, table, columns, rows, range.from(), range.to(), direction);
      case How.Index index ->
          new IndexScan(cluster, table, columns, rows, index.index(), index.probes(), direction);
    };
  }
}
