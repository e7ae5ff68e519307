package io.quiver.planner.graph;

import io.quiver.parser.ast.LabelExpression;
import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** How an expression gets at a graph element that a variable stands for. */
interface ElementBinding {
  boolean isEdge();

  /** The value of a property, or null if no element that the variable may be has it. */
  @Nullable SqlNode property(String name);

  /** Names of all properties that the variable may have. */
  List<String> properties();

  /** What identifies the element. */
  SqlNode id();

  /**
   * The values of the key columns of a vertex table of the graph; NULL for one of another table.
   */
  List<SqlNode> key(ElementTable table);

  /** The table that the element is in, or null if that shows at run time only. */
  @Nullable ElementTable table();

  /** A condition. */
  SqlNode isLabeled(LabelExpression labels);

  /** Names of the labels, as an array. */
  SqlNode labels();
}
