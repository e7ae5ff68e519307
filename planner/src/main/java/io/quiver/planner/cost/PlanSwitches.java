package io.quiver.planner.cost;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.plan.RelOptCluster;

/**
 * Rewritings that a session does without, to find out whether one of them is the cause of
 * something. A plan made without one is never kept for others.
 *
 * @param disabled names of rules and passes in lower case
 */
public record PlanSwitches(Set<String> disabled) {
  /** Every rewriting is made. */
  public static final PlanSwitches NONE = new PlanSwitches(Set.of());

  public PlanSwitches {
    disabled = Set.copyOf(disabled);
  }

  /** Names with commas between them. */
  public static PlanSwitches parse(String names) {
    Set<String> disabled = new TreeSet<>();
    for (String name : names.split(",")) {
      if (!name.isBlank()) {
        disabled.add(name.strip().toLowerCase(Locale.ROOT));
      }
    }
    return disabled.isEmpty() ? NONE : new PlanSwitches(disabled);
  }

  /** Those of the statement that a cluster belongs to. */
  public static PlanSwitches of(RelOptCluster cluster) {
    PlanSwitches own = cluster.getPlanner().getContext().unwrap(PlanSwitches.class);
    return own == null ? NONE : own;
  }

  public boolean allows(String name) {
    return disabled.isEmpty() || !disabled.contains(name.toLowerCase(Locale.ROOT));
  }
}
