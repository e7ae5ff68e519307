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
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** The lines of EXPLAIN and EXPLAIN ANALYZE. */
final class Explanation {
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
      Run run = explain.analyze() ? run(plan, planned, transaction, parameters, options) : Run.NONE;
      if (explain.analyze() && own && plan.isChange()) {
        transaction.commit();
      }
      return explain.json()
          ? JsonPlan.lines(
              PlanText.tree(planned.tree()),
              node -> run.statistics(operators.get(node)),
              explain.analyze() ? run.rows() : null,
              run.micros())
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
                  OperatorStatistics own = run.statistics(operators.get(node));
                  return own == null ? null : happened(own);
                }));
    if (analyzed) {
      int files = run.temporaryFiles();
      lines.add(
          "Executed: "
              + run.rows()
              + " rows in "
              + run.micros() / 1_000.0
              + " ms"
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
    return own.note() == null ? text.toString() : text + ", " + own.note();
  }

  /** What an execution did. */
  private record Run(
      @Nullable PlanStatistics statistics, long rows, long micros, int temporaryFiles) {
    static final Run NONE = new Run(null, 0, 0, 0);

    @Nullable OperatorStatistics statistics(@Nullable PlanNode operator) {
      return statistics == null || operator == null ? null : statistics.find(operator);
    }
  }

  private Run run(
      ExecutablePlan plan,
      PlannedStatement.Planned planned,
      Transaction transaction,
      @Nullable Object[] parameters,
      ExecuteOptions options) {
    PlanStatistics statistics = new PlanStatistics();
    @Nullable Object[] values = parameters.clone();
    for (int i = 0; i < planned.parameters().size() && i < values.length; i++) {
      ParameterInfo info = planned.parameters().get(i);
      values[i] = Conversions.fromJava(values[i], info.type(), session.scalars());
    }
    ExecutionContext context = session.context(transaction, values, options, statistics);
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
    return new Run(statistics, rows, (System.nanoTime() - start) / 1_000, context.temporaryFiles());
  }
}
