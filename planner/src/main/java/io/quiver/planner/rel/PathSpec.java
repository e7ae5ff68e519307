package io.quiver.planner.rel;

import io.quiver.parser.ast.PathMode;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.graph.EdgeTable;
import io.quiver.storage.graph.GraphDirection;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link PathSearch} looks for: paths through positions, from each to the next by one step,
 * repeated as often as its bounds say.
 *
 * <p>A vertex is known by {@code keyWidth} values, of which those of its table are not NULL, and by
 * its id. Rows of a position's inputs: key, the id unless {@code plainIds} (then the one key column
 * is the id), further columns. Rows of a step's inputs: key and id of the vertex that it starts at,
 * likewise of the vertex that it ends at, ids of the edges, ids of the vertices between them, the
 * cost if {@code costed}, further columns.
 *
 * @param ambiguous whether one path may be divided among the steps in several ways that show
 *     nowhere: it counts once
 * @param observed positions whose place on the path shows
 * @param count operand with the number of paths or lengths wanted, or -1 for one
 * @param keySlots parameters that hold the key for lookups
 * @param operandSlots parameters that hold the operands
 * @param reversed whether the search runs from the end of the written pattern to its start
 */
public record PathSpec(
    Search search,
    int count,
    PathMode mode,
    List<Partial> partials,
    List<Position> positions,
    List<Step> steps,
    List<Output> outputs,
    int keyWidth,
    boolean plainIds,
    boolean costed,
    boolean reversed,
    boolean ambiguous,
    List<Integer> observed,
    List<Integer> keySlots,
    List<Integer> operandSlots) {
  /** Which of the matching paths between two ends are wanted. */
  public enum Search {
    /** All. */
    ALL,
    /** Up to k, shortest first. */
    SHORTEST,
    /** All of the k smallest lengths. */
    SHORTEST_GROUPS,
    /** Up to k, cheapest first. */
    CHEAPEST
  }

  /**
   * A mode for the part of a path between two positions, of single edges.
   *
   * @param from position where it begins
   * @param to position where it ends
   */
  public record Partial(PathMode mode, int from, int to) {}

  /**
   * A place between steps.
   *
   * @param lookup input with the row of one vertex; the first position's gives all vertices to
   *     start at; -1 where any vertex will do
   * @param scan input with the rows of all vertices, or -1
   * @param width number of columns of its inputs
   * @param conditioned whether not every vertex will do
   * @param sameAs earlier position that must hold the same vertex, or -1
   * @param tables where the keys of the tables are whose vertices will do; empty: all
   * @param dependsOn last position whose columns the inputs use, or -1
   * @param usesOperands whether the inputs use operands
   * @param bound columns that inputs of later positions and steps use
   */
  public record Position(
      int lookup,
      int scan,
      int width,
      boolean conditioned,
      int sameAs,
      List<Integer> tables,
      int dependsOn,
      boolean usesOperands,
      List<Bound> bound) {
    public Position {
      tables = List.copyOf(tables);
      bound = List.copyOf(bound);
    }
  }

  /** A column of a position that is put into a parameter. */
  public record Bound(int slot, int column) {}

  /**
   * A step; its bounds are among the operands of the search.
   *
   * @param lookup input with the steps from one vertex
   * @param scan input with all steps, or -1
   * @param width number of columns of its inputs
   * @param edges number of edges in one round; 0 where it differs: then rows have the ids of the
   *     edges as an array and those of all vertices of the round as another one
   * @param eitherWay whether an edge may be walked in both directions
   * @param roundsShow whether the same edges divided into other rounds are another match
   * @param minimum operand with the least number of rounds
   * @param maximum operand with the greatest number of rounds, or -1
   * @param adjacency the same steps as cached adjacency has them, from one table and direction
   *     after the other; empty where that cannot be, and then for all steps
   */
  public record Step(
      int lookup,
      int scan,
      int width,
      int edges,
      boolean eitherWay,
      boolean roundsShow,
      int minimum,
      int maximum,
      int dependsOn,
      boolean usesOperands,
      List<Adjacency> adjacency) {
    public Step {
      adjacency = List.copyOf(adjacency);
    }

    /** The same, to be read by its inputs alone. */
    public Step withoutAdjacency() {
      return new Step(
          lookup,
          scan,
          width,
          edges,
          eitherWay,
          roundsShow,
          minimum,
          maximum,
          dependsOn,
          usesOperands,
          List.of());
    }
  }

  /**
   * Edges of a table between vertices that exist; an edge's row id stands for its id.
   *
   * @param number of the edge table in the graph
   * @param from vertices that it leads away from
   * @param to vertices that it leads to
   * @param withoutLoops whether loops have been found in the other direction
   * @param key ordinal of the column with the edge's id; -1 where that is the row id, or not asked
   * @param round what is asked of an edge, over its row
   * @param size of the table when the search was planned
   * @param leaving which vertices it may lead away from; null for all
   * @param entering which vertices it may lead to; null for all
   */
  public record Adjacency(
      EdgeTable edges,
      GraphDirection direction,
      int number,
      VertexKey from,
      VertexKey to,
      boolean withoutLoops,
      int key,
      Round round,
      Size size,
      @Nullable VertexCondition leaving,
      @Nullable VertexCondition entering) {
    /** Whether it leads from vertices to vertices of the same table. */
    public boolean isWithinTable() {
      return from.offset() == to.offset();
    }
  }

  /**
   * A condition of vertices over a row of their table.
   *
   * @param index finds the row; null where the key is the row id
   * @param places for each column of the index where it is in the key
   */
  public record VertexCondition(
      TableDefinition table,
      IndexDefinition.@Nullable Ordered index,
      List<Integer> places,
      RexNode condition) {
    public VertexCondition {
      places = List.copyOf(places);
    }
  }

  /** About how many edges there are, and vertices that they lead away from. */
  public record Size(double edges, double vertices) {}

  /** Where the key of a table's vertices lies among the columns of all keys. */
  public record VertexKey(String alias, int offset, int width) {}

  /**
   * Expressions over the row of an edge table, whose last column is the row id if it has one more
   * than the table.
   *
   * @param condition null: every edge will do
   * @param cost null: the weight, if any
   * @param id of the edge; null where it is a column, or not asked
   */
  public record Round(
      @Nullable RexNode condition,
      @Nullable RexNode cost,
      @Nullable RexNode id,
      List<RexNode> columns) {
    /** Nothing is asked. */
    public static final Round PLAIN = new Round(null, null, null, List.of());

    public Round {
      columns = List.copyOf(columns);
    }
  }

  /** A column of the result. */
  public sealed interface Output {
    /** A column of a position's row. */
    record PositionValue(int position, int column) implements Output {}

    /** A column of the only round of a step. */
    record StepValue(int step, int column) implements Output {}

    /**
     * An aggregate function over the rounds of a step.
     *
     * @param inner places of arguments whose columns are arrays: one value for each round inside
     *     the round
     */
    record Aggregate(
        int step, List<Integer> columns, String function, boolean distinct, List<Integer> inner)
        implements Output {
      public Aggregate {
        columns = List.copyOf(columns);
        inner = List.copyOf(inner);
      }
    }

    /** Something about the whole path. */
    record Whole(Property property) implements Output {}
  }

  /** What a path tells about itself. */
  public enum Property {
    LENGTH,
    VERTICES,
    EDGES,
    FIRST,
    LAST,
    TRAIL,
    ACYCLIC,
    SIMPLE,
    COST
  }

  public PathSpec {
    partials = List.copyOf(partials);
    positions = List.copyOf(positions);
    steps = List.copyOf(steps);
    outputs = List.copyOf(outputs);
    observed = List.copyOf(observed);
    keySlots = List.copyOf(keySlots);
    operandSlots = List.copyOf(operandSlots);
  }

  /** Where the further columns of a position's rows begin. */
  public int positionColumns() {
    return keyWidth + (plainIds ? 0 : 1);
  }

  /** Where the ids of a step's edges begin. */
  public int stepEdges() {
    return 2 * positionColumns();
  }

  /** Where the cost of a step's rows is, if costed. */
  public int stepCost(Step step) {
    return stepEdges() + (step.edges() == 0 ? 2 : 2 * step.edges() - 1);
  }

  /** Where the further columns of a step's rows begin. */
  public int stepColumns(Step step) {
    return stepCost(step) + (costed ? 1 : 0);
  }
}
