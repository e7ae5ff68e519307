package io.quiver.planner;

import io.quiver.parser.ast.CheckDatabase;
import io.quiver.parser.ast.CommitTransaction;
import io.quiver.parser.ast.CopyStatement;
import io.quiver.parser.ast.CreateGraph;
import io.quiver.parser.ast.CreateSavepoint;
import io.quiver.parser.ast.ExplainStatement;
import io.quiver.parser.ast.ReleaseSavepoint;
import io.quiver.parser.ast.ResetParameter;
import io.quiver.parser.ast.RollbackTransaction;
import io.quiver.parser.ast.SetParameter;
import io.quiver.parser.ast.SetSchema;
import io.quiver.parser.ast.SetTransaction;
import io.quiver.parser.ast.ShowParameter;
import io.quiver.parser.ast.StartTransaction;
import io.quiver.parser.ast.TransactionModes;
import io.quiver.planner.cache.PlannedStatement;
import io.quiver.planner.ddl.DefinitionExecutor;
import io.quiver.planner.ddl.GraphCommands;
import io.quiver.planner.session.ExecuteOptions;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.validate.Names;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.IsolationLevel;
import io.quiver.storage.tx.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Carries out what has no plan: definitions, transaction control, settings, EXPLAIN. */
final class Commands {
  private final EmbeddedSession session;
  private final String sql;
  private final PlannedStatement.Command command;

  Commands(EmbeddedSession session, String sql, PlannedStatement.Command command) {
    this.session = session;
    this.sql = sql;
    this.command = command;
  }

  QueryResult execute(@Nullable Object[] parameters, ExecuteOptions options) {
    SqlNode statement = command.statement();
    if (DefinitionExecutor.isDefinition(statement)) {
      return define();
    }
    if (statement.getKind() == SqlKind.PROCEDURE_CALL) {
      return ProcedureCall.execute(session, statement, parameters, options);
    }
    switch (statement) {
      case ExplainStatement explain -> {
        return explain(explain, parameters, options);
      }
      case CopyStatement copy -> {
        return new CopyOut(session).run(copy, parameters, options);
      }
      case ShowParameter show -> {
        return show(show);
      }
      case CheckDatabase check -> {
        return new Maintenance(session).check(check, command.columns());
      }
      case StartTransaction start ->
          session.start(isolation(start.modes()), start.modes().readOnly());
      case CommitTransaction commit -> session.commit();
      case RollbackTransaction rollback -> rollback(rollback);
      case CreateSavepoint savepoint -> session.savepoint(Names.simple(savepoint.name()));
      case ReleaseSavepoint release -> session.releaseSavepoint(Names.simple(release.name()));
      case SetTransaction set -> setTransaction(set);
      case SetParameter set -> set(set);
      case ResetParameter reset -> reset(reset);
      case SetSchema set -> session.setSchema(Names.simple(set.name()));
      default -> new Maintenance(session).run(statement);
    }
    return new QueryResult.Done();
  }

  private QueryResult define() {
    return session.inTransaction(
        () -> {
          Transaction transaction = session.transaction();
          long rows =
              transaction.runStatement(
                  () ->
                      DefinitionExecutor.execute(
                          QueryEngine.parse(sql),
                          sql,
                          new SessionDefinitions(session, transaction)));
          return rows == 0 ? new QueryResult.Done() : new QueryResult.Changed(rows, null);
        });
  }

  private static @Nullable IsolationLevel isolation(TransactionModes modes) {
    TransactionModes.IsolationLevel level = modes.isolation();
    return level == null
        ? null
        : switch (level) {
          case READ_UNCOMMITTED, READ_COMMITTED -> IsolationLevel.READ_COMMITTED;
          case REPEATABLE_READ -> IsolationLevel.REPEATABLE_READ;
          case SERIALIZABLE -> IsolationLevel.SERIALIZABLE;
        };
  }

  private void setTransaction(SetTransaction set) {
    IsolationLevel level = isolation(set.modes());
    if (level != null) {
      session.setIsolation(level);
    }
    Boolean readOnly = set.modes().readOnly();
    if (readOnly != null) {
      session.setReadOnly(readOnly);
    }
  }

  private void rollback(RollbackTransaction rollback) {
    if (rollback.savepoint() == null) {
      session.rollback();
    } else {
      session.rollbackTo(Names.simple(rollback.savepoint()));
    }
  }

  private void set(SetParameter set) {
    String name = set.name().names.get(set.name().names.size() - 1).toLowerCase(Locale.ROOT);
    String value = set.values().stream().map(Commands::text).collect(Collectors.joining(","));
    switch (name) {
      case "autocommit" -> session.setAutoCommit(truth(value));
      case "schema", "search_path" ->
          session.setSchema(
              value.startsWith("\"") ? value.replace("\"", "") : value.toUpperCase(Locale.ROOT));
      default -> session.set(name, value);
    }
  }

  /** RESET STATEMENTS forgets what statements have cost; else settings get their first value. */
  private void reset(ResetParameter reset) {
    String name = reset.name() == null ? null : reset.name().toString().toLowerCase(Locale.ROOT);
    if ("statements".equals(name)) {
      session.engine().resetStatements();
    } else {
      session.reset(name);
    }
  }

  private static String text(SqlNode node) {
    if (node instanceof SqlLiteral literal) {
      Object value = literal.getValue();
      String text = literal.toValue();
      return text == null ? String.valueOf(value) : text;
    }
    return node.toString();
  }

  private static boolean truth(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "on", "1" -> true;
      case "false", "off", "0" -> false;
      default ->
          throw new QuiverException(
              ErrorCode.INVALID_PARAMETER, "autocommit must be TRUE or FALSE, not " + value);
    };
  }

  private QueryResult show(ShowParameter show) {
    if (show.name() == null) {
      List<List<String>> rows =
          session.settings().all().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(setting -> List.of(setting.getKey(), setting.getValue()))
              .toList();
      return new QueryResult.Rows(new ListCursor(command.columns(), rows));
    }
    String name = show.name().toString().toLowerCase(Locale.ROOT);
    String value =
        switch (name) {
          case "autocommit" -> String.valueOf(session.autoCommit());
          case "schema", "search_path" -> session.schema();
          case "transaction_isolation" -> session.isolation().name().replace('_', ' ');
          default -> session.setting(name);
        };
    if (value == null) {
      throw new QuiverException(ErrorCode.INVALID_PARAMETER, "there is no setting " + name);
    }
    return new QueryResult.Rows(new ListCursor(command.columns(), List.of(List.of(value))));
  }

  private QueryResult explain(
      ExplainStatement explain, @Nullable Object[] parameters, ExecuteOptions options) {
    List<String> lines =
        explain.statement() instanceof CreateGraph graph && !explain.json()
            ? GraphCommands.statements(graph).stream().map(line -> line + ";").toList()
            : new Explanation(session).lines(explain, parameters, options);
    List<String> shown = explain.json() ? List.of(String.join("\n", lines)) : lines;
    return new QueryResult.Rows(
        new ListCursor(command.columns(), shown.stream().map(List::of).toList()));
  }
}
