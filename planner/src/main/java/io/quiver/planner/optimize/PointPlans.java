package io.quiver.planner.optimize;

import io.quiver.planner.rel.IndexScan;
import io.quiver.planner.rel.KeyGet;
import io.quiver.planner.rel.RowIdLookup;
import io.quiver.planner.rel.TableAccess;
import io.quiver.storage.catalog.IndexDefinition;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.jspecify.annotations.Nullable;

/** Recognises a whole query that reads one row by its key. */
final class PointPlans {
  private PointPlans() {}

  /** Project? (Filter? (lookup of one key)) at the root becomes a {@link KeyGet}. */
  static RelNode apply(RelNode root) {
    RelNode node = root;
    Project project = null;
    Filter filter = null;
    if (node instanceof Project p) {
      project = p;
      node = p.getInput();
    }
    if (node instanceof Filter f) {
      filter = f;
      node = f.getInput();
    }
    if (!(node instanceof TableAccess access)
        || access.columns().contains(TableAccess.ROW_ID)
        || !(access instanceof RowIdLookup || access instanceof IndexScan)) {
      return root;
    }
    IndexDefinition.Ordered index = null;
    List<RexNode> keys;
    if (access instanceof RowIdLookup lookup && lookup.keys().size() == 1) {
      keys = lookup.keys();
    } else if (access instanceof IndexScan scan
        && scan.isUniqueLookup()
        && scan.probes().get(0).equal().stream().noneMatch(PointPlans::isNullLiteral)) {
      index = scan.index();
      keys = scan.probes().get(0).equal();
    } else {
      return root;
    }
    RelNode input = access;
    List<RexNode> projects = new ArrayList<>();
    if (project == null) {
      for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
        projects.add(toOrdinals(root.getCluster().getRexBuilder().makeInputRef(input, i), access));
      }
    } else {
      project.getProjects().forEach(p -> projects.add(toOrdinals(p, access)));
    }
    return new KeyGet(
        root.getCluster(),
        access.quiverTable(),
        index,
        keys,
        filter == null ? null : toOrdinals(filter.getCondition(), access),
        projects,
        root.getRowType());
  }

  private static boolean isNullLiteral(@Nullable RexNode node) {
    return node instanceof RexLiteral literal && literal.isNull();
  }

  private static RexNode toOrdinals(RexNode expression, TableAccess access) {
    return expression.accept(
        new RexShuttle() {
          @Override
          public RexNode visitInputRef(RexInputRef reference) {
            return new RexInputRef(access.columns().get(reference.getIndex()), reference.getType());
          }
        });
  }
}
