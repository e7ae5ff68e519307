package io.quiver.planner.rule;

import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.calcite.plan.RelHintsPropagator;
import org.apache.calcite.plan.RelOptRule;
import org.apache.calcite.plan.RelOptRuleCall;
import org.apache.calcite.plan.RelOptRuleOperand;
import org.apache.calcite.plan.RelOptRuleOperandChildPolicy;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.jspecify.annotations.Nullable;

/**
 * Rules that are tried on every node of a tree, inputs first, until none changes anything. Works on
 * the tree itself and never changes a node: what is known of one stays true, and a part in which
 * nothing is left to do is not looked at again. Immutable, thread-safe.
 */
public final class RulePass {
  /** More changes than any statement needs: rules that undo each other. */
  private static final int MAX_CHANGES = 50_000;

  private final List<RelOptRule> rules;
  private final ConcurrentHashMap<Class<?>, RelOptRule[]> rulesOf = new ConcurrentHashMap<>();

  public RulePass(List<RelOptRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The same rows and fields. */
  public RelNode apply(RelNode tree) {
    return new Run().rewrite(tree);
  }

  private RelOptRule[] rulesOf(RelNode node) {
    RelOptRule[] known = rulesOf.get(node.getClass());
    return known == null
        ? rulesOf.computeIfAbsent(
            node.getClass(),
            type ->
                rules.stream()
                    .filter(rule -> rule.getOperand().getMatchedClass().isAssignableFrom(type))
                    .toArray(RelOptRule[]::new))
        : known;
  }

  /** One application. */
  private final class Run {
    private final Set<RelNode> done = Collections.newSetFromMap(new IdentityHashMap<>());
    private int changes;

    RelNode rewrite(RelNode tree) {
      RelNode node = tree;
      while (!done.contains(node)) {
        node = withInputs(node);
        RelNode changed = change(node);
        if (changed == null) {
          done.add(node);
        } else {
          if (++changes > MAX_CHANGES) {
            throw QuiverException.bug("rules that never end");
          }
          node = changed;
        }
      }
      return node;
    }

    private RelNode withInputs(RelNode node) {
      List<RelNode> inputs = node.getInputs();
      List<RelNode> rewritten = null;
      for (int i = 0; i < inputs.size(); i++) {
        RelNode input = rewrite(inputs.get(i));
        if (input != inputs.get(i)) {
          if (rewritten == null) {
            rewritten = new ArrayList<>(inputs);
          }
          rewritten.set(i, input);
        }
      }
      return rewritten == null ? node : node.copy(node.getTraitSet(), rewritten);
    }

    /** What the first rule that applies makes of a node; null when none does. */
    private @Nullable RelNode change(RelNode node) {
      for (RelOptRule rule : rulesOf(node)) {
        List<RelNode> bound = new ArrayList<>(4);
        Map<RelNode, List<RelNode>> inputs = new HashMap<>(2);
        if (!matches(rule.getOperand(), node, bound, inputs)) {
          continue;
        }
        Call call = new Call(rule, bound.toArray(RelNode[]::new), inputs);
        if (!rule.matches(call)) {
          continue;
        }
        rule.onMatch(call);
        RelNode result = call.result;
        if (result != null && result != node && !result.deepEquals(node)) {
          return result;
        }
      }
      return null;
    }
  }

  private static boolean matches(
      RelOptRuleOperand operand,
      RelNode node,
      List<RelNode> bound,
      Map<RelNode, List<RelNode>> inputsOf) {
    if (!operand.matches(node)) {
      return false;
    }
    bound.add(node);
    if (operand.childPolicy == RelOptRuleOperandChildPolicy.ANY) {
      return true;
    }
    List<RelNode> inputs = node.getInputs();
    List<RelOptRuleOperand> children = operand.getChildOperands();
    if (operand.childPolicy == RelOptRuleOperandChildPolicy.UNORDERED) {
      for (RelOptRuleOperand child : children) {
        if (inputs.stream().noneMatch(input -> matches(child, input, bound, inputsOf))) {
          return false;
        }
      }
      inputsOf.put(node, inputs);
      return true;
    }
    if (inputs.size() < children.size()) {
      return false;
    }
    for (int i = 0; i < children.size(); i++) {
      if (!matches(children.get(i), inputs.get(i), bound, inputsOf)) {
        return false;
      }
    }
    return true;
  }

  /** A rule at a node; holds what the rule made of it. */
  private static final class Call extends RelOptRuleCall {
    private @Nullable RelNode result;

    Call(RelOptRule rule, RelNode[] nodes, Map<RelNode, List<RelNode>> inputsOf) {
      super(nodes[0].getCluster().getPlanner(), rule.getOperand(), nodes, inputsOf);
    }

    @Override
    public RelMetadataQuery getMetadataQuery() {
      return rels[0].getCluster().getMetadataQuery();
    }

    /** The first result counts. */
    @Override
    public void transformTo(
        RelNode node, Map<RelNode, RelNode> equivalents, RelHintsPropagator hints) {
      RelOptUtil.verifyTypeEquivalence(rels[0], node, rels[0]);
      if (result == null) {
        result = node;
      }
    }
  }
}
