package io.quiver.shell;

import io.quiver.driver.migrate.Migration;
import io.quiver.driver.migrate.MigrationState;
import io.quiver.driver.migrate.Migrations;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** {@code quiver migrate}: the migrations of a directory, applied, undone or listed. */
final class MigrateCommand {
  private MigrateCommand() {}

  /** Returns the exit code. */
  static int run(Command.Migrate command, PrintStream out) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection(Command.url(command.database()))) {
      Migrations migrations = Migrations.of(connection, Path.of(command.directory()));
      switch (command.verb()) {
        case "up" -> print("applied", migrations.up(), out);
        case "down" -> {
          Migration undone = migrations.down();
          print("undone", undone == null ? List.of() : List.of(undone), out);
        }
        case "to" -> print("done", migrations.to(command.version()), out);
        default -> {
          for (MigrationState state : migrations.status()) {
            Instant applied = state.applied();
            out.printf(
                "%6d  %-8s  %-27s  %s%n",
                state.version(),
                state.kind().name().toLowerCase(java.util.Locale.ROOT),
                applied == null ? "" : applied,
                state.name());
          }
        }
      }
    }
    return 0;
  }

  private static void print(String what, List<Migration> migrations, PrintStream out) {
    migrations.forEach(each -> out.println(what + " " + each));
    if (migrations.isEmpty()) {
      out.println("nothing to do");
    }
  }
}
