package io.quiver.planner;

import io.quiver.functions.file.FileOptions;
import io.quiver.functions.file.FileOutput;
import io.quiver.functions.spi.Argument;
import io.quiver.functions.spi.FileTransfer;
import io.quiver.parser.ast.CopyStatement;
import io.quiver.parser.ast.StatementOption;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.execute.batch.RowReader;
import io.quiver.planner.execute.context.ExecutionContext;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.validate.Planning;
import io.quiver.planner.validate.Queries;
import io.quiver.storage.Database;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** COPY t TO and COPY (query) TO: runs the query and writes its rows to a file as they come. */
final class CopyOut {
  private static final int REPORT_EVERY = 1_024;

  private final EmbeddedSession session;

  CopyOut(EmbeddedSession session) {
    this.session = session;
  }

  /** The query whose rows are written. */
  static SqlNode query(CopyStatement copy) {
    SqlNode query = copy.query();
    if (query != null) {
      return query;
    }
    SqlIdentifier table = copy.table();
    if (table == null) {
      throw QuiverException.bug("COPY of nothing");
    }
    List<SqlNode> items =
        copy.columns().isEmpty()
            ? List.of(SqlIdentifier.star(table.getParserPosition()))
            : List.copyOf(copy.columns());
    return Queries.select(items, table, null);
  }

  QueryResult run(CopyStatement copy, @Nullable Object[] parameters, ExecuteOptions options) {
    Map<String, String> given = new LinkedHashMap<>();
    for (StatementOption option : copy.options()) {
      given.put(option.name(), option.text());
    }
    FileOptions written = FileOptions.of(FileOptions.Use.STORE, given, copy.file());
    Path target = session.services().files().toWrite(copy.file());
    boolean own = session.commitsEach();
    Transaction transaction = own ? session.begin(true) : session.transaction();
    try {
      transaction.beginStatement();
      PlannedStatement.Planned planned = plan(query(copy), transaction);
      if (parameters.length < planned.parameters().size()) {
        throw new QuiverException(
            ErrorCode.PARAMETER_NOT_SET,
            "the statement has "
                + planned.parameters().size()
                + " parameters, "
                + parameters.length
                + " were given");
      }
      ExecutionContext context =
          session.context(transaction, session.converted(planned, parameters), options, null);
      long rows = write(planned, context, target, written, copy.file());
      return new QueryResult.Changed(rows, null);
    } finally {
      if (own) {
        transaction.close();
      }
    }
  }

  private PlannedStatement.Planned plan(SqlNode query, Transaction transaction) {
    QueryEngine engine = session.engine();
    Database database = engine.database();
    Planning planning =
        engine.planning(
            engine.view(database.catalog(transaction)),
            session.schema(),
            transaction,
            session.settings().switches());
    planning.setTemporarySchema(session.temporaryTables().schema());
    planning.setFiles(session.services().files());
    return new StatementPlanner(engine, planning).plan(query);
  }

  private long write(
      PlannedStatement.Planned planned,
      ExecutionContext context,
      Path target,
      FileOptions options,
      String name) {
    List<Argument.Column> columns = new ArrayList<>();
    planned.columns().forEach(c -> columns.add(new Argument.Column(c.label(), c.type())));
    try (FileTransfer transfer = context.files().begin(name, false, 0);
        RowReader reader = planned.plan().open(context);
        FileOutput output = new FileOutput(target, options, columns, context.scalar())) {
      @Nullable Object[] row = new Object[columns.size()];
      while (reader.next()) {
        for (int i = 0; i < row.length; i++) {
          row[i] = reader.get(i);
        }
        output.write(row);
        if (output.rows() % REPORT_EVERY == 0) {
          context.checkActive();
          transfer.at(output.characters(), output.rows());
        }
      }
      output.finish();
      return output.rows();
    }
  }
}
