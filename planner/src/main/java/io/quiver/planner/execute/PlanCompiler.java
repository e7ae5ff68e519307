package io.quiver.planner.execute;

import io.quiver.functions.FunctionCatalog;
import io.quiver.planner.execute.change.RowRules;
import io.quiver.planner.execute.expression.RexTranslator;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.planner.rel.KeyGet;
import io.quiver.planner.rel.Modify;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.QuiverException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/**
 * Turns an optimised tree of relational nodes into a plan that runs. Thread-safe.
 *
 * <p>The nodes that it understands are listed with {@link io.quiver.planner.rel}.
 */
public final class PlanCompiler {
  private final RexTranslator expressions;

  public PlanCompiler(FunctionCatalog functions) {
    this.expressions = new RexTranslator(functions);
  }

  /** Translates row expressions: for constant folding and for conditions outside of plans. */
  public RexTranslator expressions() {
    return expressions;
  }

  /**
   * Compiles.
   *
   * @throws QuiverException FEATURE_NOT_SUPPORTED, FUNCTION_NOT_FOUND
   */
  public ExecutablePlan compile(RelNode root) {
    return compile(root, new IdentityHashMap<>());
  }

  /**
   * Compiles.
   *
   * @param operators gets the operator of each node, by identity
   */
  public ExecutablePlan compile(RelNode root, Map<RelNode, PlanNode> operators) {
    NodeTranslator nodes = new NodeTranslator(expressions, operators);
    return switch (root) {
      case Modify modify -> new ChangeTranslator(expressions, nodes).translate(modify);
      case KeyGet get -> keyGet(get);
      default -> new QueryPlan(nodes.translate(root));
    };
  }

  /** Compiles what holds for every row of a table. */
  public RowRules rules(TableDefinition table, Modify.Rules rules) {
    return new ChangeTranslator(
            expressions, new NodeTranslator(expressions, new IdentityHashMap<>()))
        .rules(table, rules);
  }

  private ExecutablePlan keyGet(KeyGet get) {
    RexNode condition = get.condition();
    return new KeyGetPlan(
        get.quiverTable().definition(),
        get.index(),
        expressions.translate(get.keys()),
        condition == null ? null : expressions.translate(condition),
        expressions.translate(get.projects()));
  }
}
