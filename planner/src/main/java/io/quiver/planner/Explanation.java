package io.quiver.planner;

import io.quiver.functions.scalar.Conversions;
import io.quiver.parser.SqlPrinter;
import io.quiver.parser.ast.ExplainStatement;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.execute.ExecutablePlan;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.OperatorStatistics;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.planner.execute.operator.PlanNode;
import io.quiver.planner.optimize.PlanText;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.validate.Planning;
import io.quiver.storage.Database;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** The lines of EXPLAIN and EXPLAIN ANALYZE. */
final class Explanation {
  private static final long KILO = 1_024;

  private final EmbeddedSession session;

  Explanation(EmbeddedSession session) {
    this.session = session;
  }

  List<String> lines(
      ExplainStatement explain, @Nullable Object[] parameters, ExecuteOptions options) {
    SqlNode statement = explain.statement();
    if (!StatementPlanner.isPlanned(statement)) {
      String command = SqlPrinter.print(statement).lines().findFirst().orElse("");
      return List.of(
          explain.json() ? "{\"command\": " + JsonPlan.text(command) + "}" : "Command: " + command);
    }
    boolean own = !session.inTransaction();
    Transaction transaction = own ? session.begin(false) : session.transaction();
    try {
      transaction.beginStatement();
      QueryEngine engine = session.engine();
      Database database = engine.database();
      Planning planning =
          engine.planning(
              engine.view(database.catalog(transaction)),
              session.schema(),
              transaction,
              session.settings().switches());
      planning.setTemporarySchema(session.temporaryTables().schema());
      PlannedStatement.Planned planned = new StatementPlanner(engine, planning).plan(statement);
      Map<RelNode, PlanNode> operators = new IdentityHashMap<>();
      ExecutablePlan plan = engine.compiler().compile(planned.tree(), operators);
      Run run =
          explain.analyze()
              ? run(plan, planned, operators, transaction, parameters, options)
              : Run.NONE;
      if (explain.analyze() && own && plan.isChange()) {
        transaction.commit();
      }
      return explain.json()
          ? JsonPlan.lines(
              PlanText.tree(planned.tree()),
              node -> run.statistics(node, operators),
              explain.analyze() ? run.executed() : null)
          : text(planned, run, operators, explain.analyze());
    } finally {
      if (own) {
        transaction.close();
      }
    }
  }

  private static List<String> text(
      PlannedStatement.Planned planned,
      Run run,
      Map<RelNode, PlanNode> operators,
      boolean analyzed) {
    List<String> lines =
        new ArrayList<>(
            PlanText.of(
                planned.tree(),
                node -> {
                  OperatorStatistics own = run.statistics(node, operators);
                  return own == null ? null : happened(own);
                }));
    if (analyzed) {
      JsonPlan.Executed executed = run.executed();
      int files = executed.temporaryFiles();
      lines.add(
          "Executed: "
              + executed.rows()
              + " rows in "
              + executed.micros() / 1_000.0
              + " ms, memory at most "
              + bytes(executed.memoryBytes())
              + (files == 0 ? "" : ", memory was short: " + files + " temporary files"));
    }
    return lines;
  }

  private static String happened(OperatorStatistics own) {
    StringBuilder text = new StringBuilder("rows ").append(own.rows());
    if (own.openings() > 1) {
      text.append(", opened ").append(own.openings()).append(" times");
    }
    text.append(", ").append(own.nanos() / 1000).append(" us");
    if (own.peakBytes() > 0) {
      text.append(", memory ").append(bytes(own.peakBytes()));
    }
    if (own.temporaryFiles() > 0) {
      text.append(", ").append(own.temporaryFiles()).append(" temporary files");
    }
    return own.note() == null ? text.toString() : text + ", " + own.note();
  }

  private static String bytes(long bytes) {
    if (bytes < KILO) {
      return bytes + " bytes";
    }
    return bytes < KILO * KILO
        ? String.format(Locale.ROOT, "%.1f KB", bytes / (double) KILO)
        : String.format(Locale.ROOT, "%.1f MB", bytes / (double) (KILO * KILO));
  }

  /**
   * What an execution did.
   *
   * @param operators by node of the plan
   * @param root of a plan without operators: a lookup by key, or a change as a whole
   */
  private record Run(
      @Nullable PlanStatistics operators,
      @Nullable RelNode rootNode,
      @Nullable OperatorStatistics root,
      JsonPlan.Executed executed) {
    static final Run NONE = new Run(null, null, null, new JsonPlan.Executed(0, 0, 0, 0));

    @Nullable OperatorStatistics statistics(RelNode node, Map<RelNode, PlanNode> byNode) {
      if (node == rootNode) {
        return root;
      }
      PlanNode operator = byNode.get(node);
      return operators == null || operator == null ? null : operators.find(operator);
    }
  }

  private Run run(
      ExecutablePlan plan,
      PlannedStatement.Planned planned,
      Map<RelNode, PlanNode> operators,
      Transaction transaction,
      @Nullable Object[] parameters,
      ExecuteOptions options) {
    PlanStatistics statistics = new PlanStatistics();
    ExecutionContext context =
        session.context(transaction, values(planned, parameters), options, statistics);
    OperatorStatistics root =
        operators.containsKey(planned.tree()) ? null : new OperatorStatistics();
    context.memory().changeOwner(root);
    long start = System.nanoTime();
    long rows = 0;
    if (plan.isChange()) {
      rows = transaction.runStatement(() -> plan.execute(context).count());
    } else {
      try (RowReader reader = plan.open(context)) {
        while (reader.next()) {
          rows++;
        }
      }
    }
    long nanos = System.nanoTime() - start;
    if (root != null) {
      root.opened();
      root.add(rows, nanos);
    }
    return new Run(
        statistics,
        root == null ? null : planned.tree(),
        root,
        new JsonPlan.Executed(
            rows, nanos / 1_000, context.memory().peakBytes(), context.temporaryFiles()));
  }

  private @Nullable Object[] values(
      PlannedStatement.Planned planned, @Nullable Object[] parameters) {
    int wanted = planned.parameters().size();
    if (parameters.length < wanted) {
      throw new QuiverException(
              ErrorCode.PARAMETER_NOT_SET,
              "the statement has " + wanted + " parameters, " + parameters.length + " were given")
          .withHint("EXPLAIN without ANALYZE shows the plan for any values.");
    }
    @Nullable Object[] values = parameters.clone();
    for (int i = 0; i < wanted; i++) {
      ParameterInfo info = planned.parameters().get(i);
      values[i] = Conversions.fromJava(values[i], info.type(), session.scalars());
    }
    return values;
  }
}
