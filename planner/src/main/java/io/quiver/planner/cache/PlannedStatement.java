package io.quiver.planner.cache;

import io.quiver.planner.execute.ExecutablePlan;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.session.StatementWarning;
import io.quiver.storage.catalog.TableDefinition;
import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** A statement after planning. Immutable; shared by sessions. */
public sealed interface PlannedStatement {
  /** Columns of its rows; empty when it gives none. */
  List<ResultColumn> columns();

  List<ParameterInfo> parameters();

  /**
   * A query or change with its plan.
   *
   * @param catalogVersion the definitions that it was planned under
   * @param tree the optimised tree, for EXPLAIN
   * @param target the table that a change writes; null for queries
   * @param sizes how large the tables were thought to be, where another size would make another
   *     plan
   * @param warnings what there is to say whenever it is executed
   */
  record Planned(
      ExecutablePlan plan,
      RelNode tree,
      List<ResultColumn> columns,
      List<ParameterInfo> parameters,
      long catalogVersion,
      @Nullable TableDefinition target,
      List<TableSize> sizes,
      List<StatementWarning> warnings)
      implements PlannedStatement {
    public Planned {
      sizes = List.copyOf(sizes);
      warnings = List.copyOf(warnings);
      columns = List.copyOf(columns);
      parameters = List.copyOf(parameters);
    }
  }

  /** How many rows a table was thought to have. */
  record TableSize(TableDefinition table, double rows) {
    private static final double FACTOR = 10;
    private static final double SMALL = 1000;

    /** Whether a table with so many rows deserves another plan. */
    public boolean isOutgrownBy(double now) {
      double before = Math.max(rows, SMALL);
      double after = Math.max(now, SMALL);
      return after > before * FACTOR || before > after * FACTOR;
    }
  }

  /** Everything else: definitions, transaction control, settings, EXPLAIN. */
  record Command(SqlNode statement, List<ResultColumn> columns, List<ParameterInfo> parameters)
      implements PlannedStatement {
    public Command {
      columns = List.copyOf(columns);
      parameters = List.copyOf(parameters);
    }
  }
}
