package io.quiver.planner;

import io.quiver.functions.scalar.Conversions;
import io.quiver.parser.SqlPrinter;
import io.quiver.parser.ast.ExplainStatement;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.execute.context.PlanStatistics;
import io.quiver.planner.optimize.PlanText;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.ParameterInfo;
import io.quiver.planner.validate.Planning;
import io.quiver.storage.Database;
import io.quiver.storage.tx.Transaction;
import java.util.ArrayList;
import java.util.List;
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
      return List.of("Command: " + SqlPrinter.print(statement).lines().findFirst().orElse(""));
    }
    boolean own = !session.inTransaction();
    Transaction transaction = own ? session.begin(false) : session.transaction();
    try {
      transaction.beginStatement();
      QueryEngine engine = session.engine();
      Database database = engine.database();
      Planning planning =
          engine.planning(
              engine.view(database.catalog(transaction)), session.schema(), transaction);
      planning.setTemporarySchema(session.temporaryTables().schema());
      PlannedStatement.Planned planned = new StatementPlanner(engine, planning).plan(statement);
      List<String> lines = new ArrayList<>(PlanText.of(planned.tree()));
      if (explain.analyze()) {
        analyze(planned, transaction, parameters, options, lines);
        if (own && planned.plan().isChange()) {
          transaction.commit();
        }
      }
      return lines;
    } finally {
      if (own) {
        transaction.close();
      }
    }
  }

  private void analyze(
      PlannedStatement.Planned planned,
      Transaction transaction,
      @Nullable Object[] parameters,
      ExecuteOptions options,
      List<String> lines) {
    PlanStatistics statistics = new PlanStatistics();
    @Nullable Object[] values = parameters.clone();
    for (int i = 0; i < planned.parameters().size() && i < values.length; i++) {
      ParameterInfo info = planned.parameters().get(i);
      values[i] = Conversions.fromJava(values[i], info.type(), session.scalars());
    }
    ExecutionContext context = session.context(transaction, values, options, statistics);
    long start = System.nanoTime();
    long rows = 0;
    if (planned.plan().isChange()) {
      rows = transaction.runStatement(() -> planned.plan().execute(context).count());
    } else {
      try (RowReader reader = planned.plan().open(context)) {
        while (reader.next()) {
          rows++;
        }
      }
    }
    long micros = (System.nanoTime() - start) / 1_000;
    lines.add("");
    lines.add("Executed: " + rows + " rows in " + micros / 1_000.0 + " ms");
    planned.plan().explain(statistics).lines().forEach(lines::add);
  }
}
