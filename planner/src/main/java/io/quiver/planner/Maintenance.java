package io.quiver.planner;

import io.quiver.parser.SqlPrinter;
import io.quiver.parser.ast.AlterDatabase;
import io.quiver.parser.ast.AnalyzeStatement;
import io.quiver.parser.ast.BackupStatement;
import io.quiver.parser.ast.CheckDatabase;
import io.quiver.parser.ast.CheckpointStatement;
import io.quiver.parser.ast.CreateRestorePoint;
import io.quiver.parser.ast.ShutdownStatement;
import io.quiver.parser.ast.StatementOption;
import io.quiver.parser.ast.VacuumStatement;
import io.quiver.planner.session.QueryResult;
import io.quiver.planner.session.ResultColumn;
import io.quiver.planner.validate.Names;
import io.quiver.storage.BackupRetention;
import io.quiver.storage.CheckFinding;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseBackups;
import io.quiver.storage.Databases;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.log.Durability;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;

/** Carries out what looks after the database as a whole: checkpoints, backups, checks. */
final class Maintenance {
  /** Ten years. */
  private static final long LONGEST_RETENTION_HOURS = 87_600;

  private final EmbeddedSession session;

  Maintenance(EmbeddedSession session) {
    this.session = session;
  }

  private Database database() {
    return session.engine().database();
  }

  void run(SqlNode statement) {
    switch (statement) {
      case ShutdownStatement shutdown -> {
        session.rollback();
        Databases.shutdown(database());
      }
      case CheckpointStatement checkpoint -> database().checkpoint();
      case VacuumStatement vacuum -> database().compact();
      case BackupStatement backup -> backup(backup);
      case CreateRestorePoint point ->
          database().backups().createRestorePoint(Names.simple(point.name()));
      case AlterDatabase alter -> alter(alter);
      case AnalyzeStatement analyze -> {
        // Estimates come from the trees themselves and are always current.
      }
      default ->
          throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "this statement is parsed but not carried out yet: "
                  + SqlPrinter.print(statement).lines().findFirst().orElse(""));
    }
  }

  /** A row per object: its kind, its name and {@code ok} or what is wrong with it. */
  QueryResult check(CheckDatabase statement, List<ResultColumn> columns) {
    refuseOptions("CHECK DATABASE", statement.options());
    List<List<String>> rows = database().check().stream().map(Maintenance::row).toList();
    return new QueryResult.Rows(new ListCursor(columns, rows));
  }

  private static List<String> row(CheckFinding finding) {
    return List.of(finding.kind(), finding.object(), finding.finding());
  }

  private void backup(BackupStatement statement) {
    try {
      Path target = Path.of(statement.target());
      DatabaseBackups backups = database().backups();
      var unused =
          statement.options().isEmpty()
              ? backups.run(target)
              : backups.run(target, retention(statement.options()));
    } catch (InvalidPathException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "'" + statement.target() + "' is not a path", e);
    }
  }

  /** What WITH says: sets, days, base. */
  private static BackupRetention retention(List<StatementOption> options) {
    int sets = 0;
    int days = 0;
    boolean base = false;
    for (StatementOption option : options) {
      switch (option.name().toLowerCase(Locale.ROOT)) {
        case "sets" -> sets = count(option);
        case "days" -> days = count(option);
        case "base" -> base = option.text().equalsIgnoreCase("true");
        default ->
            throw new QuiverException(
                    ErrorCode.INVALID_PARAMETER, "BACKUP has no option " + option.name())
                .withHint("It has sets, days and base.");
      }
    }
    return new BackupRetention(sets, days, base);
  }

  private static int count(StatementOption option) {
    if (option.text().matches("[0-9]{1,6}") && Integer.parseInt(option.text()) > 0) {
      return Integer.parseInt(option.text());
    }
    throw new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        option.name() + " must be a whole number from 1, not " + option.text());
  }

  private static void refuseOptions(String statement, List<StatementOption> options) {
    if (!options.isEmpty()) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, statement + " has no option " + options.getFirst().name());
    }
  }

  private void alter(AlterDatabase statement) {
    String name = Names.simple(statement.name()).toLowerCase(Locale.ROOT);
    switch (name) {
      case "log_retention" ->
          database().backups().setLogRetention(Duration.ofHours(hours(statement.value())));
      case "durability" -> database().setDurability(durability(statement.value()));
      default ->
          throw new QuiverException(
                  ErrorCode.INVALID_PARAMETER, "a database has no setting " + name)
              .withHint(
                  "It has log_retention, hours that the log is kept for incremental backups, and"
                      + " durability.");
    }
  }

  private static Durability durability(SqlNode value) {
    String text =
        value instanceof SqlLiteral literal ? String.valueOf(literal.toValue()) : value.toString();
    for (Durability durability : Durability.values()) {
      if (durability.name().equalsIgnoreCase(text)) {
        return durability;
      }
    }
    throw new QuiverException(
        ErrorCode.INVALID_PARAMETER, "durability must be full, batched or relaxed, not " + text);
  }

  private static long hours(SqlNode value) {
    if (value instanceof SqlLiteral literal) {
      try {
        long hours = Long.parseLong(String.valueOf(literal.toValue()));
        if (hours >= 0 && hours <= LONGEST_RETENTION_HOURS) {
          return hours;
        }
      } catch (NumberFormatException e) {
        // Reported below.
      }
    }
    throw new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        "log_retention must be a whole number of hours from 0 to "
            + LONGEST_RETENTION_HOURS
            + ", not "
            + value);
  }
}
