package io.quiver.planner.optimize;

import io.quiver.planner.cost.QuiverMetadata;
import io.quiver.planner.rule.ScanChain;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/**
 * Orders inner joins: dynamic programming over subsets of up to twelve inputs, greedily above. The
 * cost of a plan is the rows that it reads and produces; a single table that can be looked up by a
 * key costs a lookup for each row of the other side instead of a scan.
 */
final class JoinOrder {
  private static final int MAX_EXHAUSTIVE = 12;

  /** One bit of a long each. */
  private static final int MAX_INPUTS = Long.SIZE;

  private final QuiverMetadata metadata;

  JoinOrder(QuiverMetadata metadata) {
    this.metadata = metadata;
  }

  /** The same tree with its inner joins ordered. */
  RelNode order(RelNode node) {
    if (node instanceof Join join && JoinGraph.isInner(node)) {
      JoinGraph graph = JoinGraph.of(join);
      if (graph.inputs().size() > 2 && graph.inputs().size() <= MAX_INPUTS) {
        return new Search(graph, metadata).best(join);
      }
    }
    return withOrderedInputs(node);
  }

  /** Whether rows are found by a column alone. */
  private static boolean isKey(TableDefinition table, int ordinal) {
    if (ordinal >= table.columns().size()) {
      return false;
    }
    int id = table.columns().get(ordinal).id();
    Integer rowId = table.rowIdColumn();
    return (rowId != null && rowId == id)
        || table.indexes().stream()
            .anyMatch(
                index ->
                    index instanceof IndexDefinition.Ordered ordered
                        && ordered.ready()
                        && ordered.columnIds().get(0) == id);
  }

  private RelNode withOrderedInputs(RelNode node) {
    List<RelNode> inputs = new ArrayList<>();
    boolean changed = false;
    for (RelNode input : node.getInputs()) {
      RelNode ordered = order(input);
      changed |= ordered != input;
      inputs.add(ordered);
    }
    return changed ? node.copy(node.getTraitSet(), inputs) : node;
  }

  /** One joined tree: which inputs, which fields in which order, how many rows, what cost. */
  private record Tree(RelNode node, long inputs, List<Integer> fields, double rows, double cost) {}

  /** The search for one join graph. */
  private final class Search {
    private final JoinGraph graph;
    private final RexBuilder builder;
    private final int size;
    private final double[] rows;
    private final long[] conditionInputs;
    private final double[] selectivities;

    /** For each condition the inputs, one bit each, in which it is a key to look up. */
    private final long[] lookups;

    Search(JoinGraph graph, QuiverMetadata metadata) {
      this.graph = graph;
      this.size = graph.inputs().size();
      this.builder = graph.inputs().get(0).getCluster().getRexBuilder();
      this.rows = new double[size];
      for (int i = 0; i < size; i++) {
        rows[i] = metadata.getRowCount(graph.inputs().get(i));
      }
      int count = graph.conditions().size();
      this.conditionInputs = new long[count];
      this.selectivities = new double[count];
      this.lookups = new long[count];
      for (int c = 0; c < count; c++) {
        conditionInputs[c] = graph.inputsOf(graph.conditions().get(c));
        selectivities[c] = selectivity(graph.conditions().get(c));
        lookups[c] = lookups(graph.conditions().get(c));
      }
      double[] base = new double[size];
      for (int i = 0; i < size; i++) {
        ScanChain chain = ScanChain.of(graph.inputs().get(i));
        base[i] = chain == null ? rows[i] : Math.max(1, metadata.getRowCount(chain.scan()));
      }
      combine(base);
    }

    /** Several equalities of two inputs are mostly one key: no more selective than that. */
    private void combine(double[] base) {
      for (int c = 0; c < selectivities.length; c++) {
        double product = 1;
        double floor = 1;
        List<Integer> same = new ArrayList<>();
        for (int d = c; d < selectivities.length; d++) {
          if (conditionInputs[d] == conditionInputs[c]
              && Long.bitCount(conditionInputs[d]) == 2
              && graph.conditions().get(d).getKind() == SqlKind.EQUALS) {
            same.add(d);
            product *= selectivities[d];
          }
        }
        for (int i = 0; i < size; i++) {
          floor = (conditionInputs[c] & 1L << i) == 0 ? floor : Math.min(floor, 1 / base[i]);
        }
        if (same.size() > 1 && product < floor) {
          same.forEach(d -> selectivities[d] = 1);
          selectivities[same.get(0)] = floor;
        }
      }
    }

    private long lookups(RexNode condition) {
      long found = 0;
      if (condition instanceof RexCall call && call.getKind() == SqlKind.EQUALS) {
        for (RexNode operand : call.getOperands()) {
          if (operand instanceof RexInputRef reference) {
            int input = graph.inputOf(reference.getIndex());
            ScanChain chain = ScanChain.of(graph.inputs().get(input));
            int field = reference.getIndex() - graph.offset(input);
            if (chain != null
                && chain.projects().get(field) instanceof RexInputRef column
                && isKey(chain.table().definition(), column.getIndex())) {
              found |= 1L << input;
            }
          }
        }
      }
      return found;
    }

    private double selectivity(RexNode condition) {
      if (condition instanceof RexCall call && call.getKind() == SqlKind.EQUALS) {
        double distinct = 1;
        for (RexNode operand : call.getOperands()) {
          RexNode plain =
              operand.getKind() == SqlKind.CAST
                  ? ((RexCall) operand).getOperands().get(0)
                  : operand;
          if (plain instanceof RexInputRef reference) {
            int input = graph.inputOf(reference.getIndex());
            distinct =
                Math.max(
                    distinct,
                    Math.min(
                        metadata.distinctValues(
                            graph.inputs().get(input), reference.getIndex() - graph.offset(input)),
                        Math.max(1, rows[input]) * 4));
          }
        }
        return 1 / Math.max(2, distinct);
      }
      return 0.33;
    }

    RelNode best(Join original) {
      Tree tree = size <= MAX_EXHAUSTIVE ? exhaustive() : greedy();
      List<RexNode> fields = new ArrayList<>();
      int[] position = positions(tree);
      for (int field = 0; field < original.getRowType().getFieldCount(); field++) {
        fields.add(builder.makeInputRef(tree.node(), position[field]));
      }
      return ScanPlanner.project(tree.node(), fields, original.getRowType().getFieldNames());
    }

    private Tree leaf(int input) {
      RelNode ordered = order(graph.inputs().get(input));
      return new Tree(ordered, 1L << input, graph.fields(input).asList(), rows[input], rows[input]);
    }

    private boolean isConnected(long a, long b) {
      for (long inputs : conditionInputs) {
        if ((inputs & a) != 0 && (inputs & b) != 0 && (inputs & ~(a | b)) == 0) {
          return true;
        }
      }
      return false;
    }

    private double joinedRows(double left, double right, long a, long b) {
      double product = left * right;
      for (int c = 0; c < conditionInputs.length; c++) {
        long inputs = conditionInputs[c];
        if ((inputs & a) != 0 && (inputs & b) != 0 && (inputs & ~(a | b)) == 0) {
          product *= selectivities[c];
        }
      }
      return Math.max(1, product);
    }

    /** Reading and joining: a table on the right may be looked up for each left row. */
    private double joinCost(
        double leftCost,
        double leftRows,
        double rightCost,
        double rightRows,
        long a,
        long b,
        double out) {
      double hash =
          leftCost + rightCost + rightRows * JoinPlanner.BUILD + leftRows * JoinPlanner.PROBE;
      if ((b & (b - 1)) == 0 && isLookup(a, b)) {
        double lookup = leftCost + leftRows * JoinPlanner.LOOKUP_COST + out;
        return Math.min(hash, lookup) + out;
      }
      return hash + out;
    }

    private boolean isLookup(long a, long b) {
      for (int c = 0; c < lookups.length; c++) {
        if ((lookups[c] & b) != 0
            && (conditionInputs[c] & a) != 0
            && (conditionInputs[c] & ~(a | b)) == 0) {
          return true;
        }
      }
      return false;
    }

    private Tree exhaustive() {
      int full = (1 << size) - 1;
      double[] cost = new double[full + 1];
      double[] count = new double[full + 1];
      int[] split = new int[full + 1];
      Arrays.fill(cost, Double.POSITIVE_INFINITY);
      for (int i = 0; i < size; i++) {
        cost[1 << i] = rows[i];
        count[1 << i] = rows[i];
      }
      for (int set = 1; set <= full; set++) {
        if ((set & (set - 1)) == 0) {
          continue;
        }
        // A cross product is taken only where the graph leaves no other way.
        for (boolean cross : new boolean[] {false, true}) {
          if (cross && cost[set] < Double.POSITIVE_INFINITY) {
            break;
          }
          for (int a = (set - 1) & set; a > 0; a = (a - 1) & set) {
            int b = set ^ a;
            if (cost[a] == Double.POSITIVE_INFINITY
                || cost[b] == Double.POSITIVE_INFINITY
                || (!cross && !isConnected(a, b))) {
              continue;
            }
            double out = joinedRows(count[a], count[b], a, b);
            double total = joinCost(cost[a], count[a], cost[b], count[b], a, b, out);
            if (total < cost[set]) {
              cost[set] = total;
              count[set] = out;
              split[set] = a;
            }
          }
        }
      }
      return build(full, split);
    }

    private Tree build(int set, int[] split) {
      if ((set & (set - 1)) == 0) {
        return leaf(Integer.numberOfTrailingZeros(set));
      }
      return join(build(split[set], split), build(set ^ split[set], split));
    }

    private Tree greedy() {
      List<Tree> trees = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        trees.add(leaf(i));
      }
      while (trees.size() > 1) {
        int bestA = 0;
        int bestB = 1;
        double best = Double.POSITIVE_INFINITY;
        for (int a = 0; a < trees.size(); a++) {
          for (int b = 0; b < trees.size(); b++) {
            if (a == b) {
              continue;
            }
            Tree left = trees.get(a);
            Tree right = trees.get(b);
            double out = joinedRows(left.rows(), right.rows(), left.inputs(), right.inputs());
            double penalty = isConnected(left.inputs(), right.inputs()) ? 1 : 1e6;
            double total =
                penalty
                    * joinCost(
                        0,
                        left.rows(),
                        right.cost(),
                        right.rows(),
                        left.inputs(),
                        right.inputs(),
                        out);
            if (total < best) {
              best = total;
              bestA = a;
              bestB = b;
            }
          }
        }
        Tree joined = join(trees.get(bestA), trees.get(bestB));
        trees.remove(Math.max(bestA, bestB));
        trees.remove(Math.min(bestA, bestB));
        trees.add(joined);
      }
      return trees.get(0);
    }

    private Tree join(Tree left, Tree right) {
      List<Integer> fields = new ArrayList<>(left.fields());
      fields.addAll(right.fields());
      long both = left.inputs() | right.inputs();
      int[] position = new int[graph.offset(size - 1) + graph.fields(size - 1).cardinality()];
      for (int i = 0; i < fields.size(); i++) {
        position[fields.get(i)] = i;
      }
      List<RexNode> conditions = new ArrayList<>();
      for (int c = 0; c < conditionInputs.length; c++) {
        long inputs = conditionInputs[c];
        boolean here =
            (inputs & ~both) == 0
                && (inputs & ~left.inputs()) != 0
                && (inputs & ~right.inputs()) != 0;
        // A condition without fields, or on one input alone, belongs to the lowest join above it.
        boolean alone =
            (inputs != 0 && inputs == left.inputs() && isLeaf(left))
                || (inputs != 0 && inputs == right.inputs() && isLeaf(right))
                || (inputs == 0 && Long.bitCount(both) == size);
        if (here || alone) {
          conditions.add(moved(graph.conditions().get(c), position));
        }
      }
      double out = joinedRows(left.rows(), right.rows(), left.inputs(), right.inputs());
      RelNode node =
          LogicalJoin.create(
              left.node(),
              right.node(),
              List.of(),
              RexUtil.composeConjunction(builder, conditions),
              Set.of(),
              JoinRelType.INNER);
      double cost =
          joinCost(
              left.cost(),
              left.rows(),
              right.cost(),
              right.rows(),
              left.inputs(),
              right.inputs(),
              out);
      return new Tree(node, both, fields, out, cost);
    }

    private static boolean isLeaf(Tree tree) {
      return (tree.inputs() & (tree.inputs() - 1)) == 0;
    }

    private int[] positions(Tree tree) {
      int[] position = new int[tree.fields().size()];
      for (int i = 0; i < position.length; i++) {
        position[tree.fields().get(i)] = i;
      }
      return position;
    }

    private static RexNode moved(RexNode condition, int[] position) {
      return condition.accept(
          new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef reference) {
              return new RexInputRef(position[reference.getIndex()], reference.getType());
            }
          });
    }
  }
}
