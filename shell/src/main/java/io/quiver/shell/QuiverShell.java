package io.quiver.shell;

import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;

/** Entry point of the command line. Exit code 0: done; 1: an error of SQL; 2: wrong arguments. */
public final class QuiverShell {
  private static final String USAGE =
      """
      Usage: quiver [DATABASE]                  a SQL shell; DATABASE is a directory, mem or mem:name
             quiver run FILE.sql [--db DATABASE]  runs a script, stops at the first error
             quiver demo [DATABASE]               loads a graph of articles with embeddings and queries it
             quiver backup DATABASE DIRECTORY     a backup in a new directory, or what has changed since the one there
             quiver backup DATABASE DIRECTORY [--sets N] [--days N] [--base]
                                                  a directory of backups; keeps so many, or what so many days need
             quiver backup --verify DIRECTORY     reads a backup back
             quiver restore BACKUP DIRECTORY [--until "2026-11-21 14:30:00" | --until RESTORE_POINT]
             quiver check DATABASE                reads everything back; exit code 1 when something is wrong
             quiver dump DATABASE FILE.sql        definitions and rows as SQL
             quiver salvage DATABASE FILE.sql     the same from a damaged database, around what cannot be read
             quiver salvage DATABASE DIRECTORY --csv
             quiver migrate up|down|status|to N --dir DIRECTORY --db DATABASE
             an encrypted database or backup needs --key-file FILE: 32 bytes, or a passphrase in its first line
             quiver version | help
      """;

  private QuiverShell() {}

  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(args, out, err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    try {
      return switch (Command.parse(args)) {
        case Command.Shell shell -> SqlLineShell.start(Command.url(shell.database()));
        case Command.Run script ->
            ScriptRunner.run(script.file(), Command.url(script.database()), out, err);
        case Command.Demonstrate demo -> {
          Demo.run(Command.plainUrl(demo.database()), out);
          yield 0;
        }
        case Command.Administer administer -> Administration.run(administer, out, err);
        case Command.Migrate migrate -> MigrateCommand.run(migrate, out);
        case Command.Version unused -> {
          out.println("Quiver " + version());
          yield 0;
        }
        case Command.Help unused -> {
          out.print(USAGE);
          yield 0;
        }
        case Command.Wrong wrong -> {
          err.println(wrong.message());
          err.print(USAGE);
          yield 2;
        }
      };
    } catch (QuiverException e) {
      err.println("ERROR " + e.code().sqlState() + ": " + e.getMessage());
      if (e.hint() != null) {
        err.println("HINT: " + e.hint());
      }
      return 1;
    } catch (SQLException e) {
      err.println("ERROR " + e.getSQLState() + ": " + e.getMessage());
      return 1;
    } catch (IOException e) {
      err.println("ERROR: " + e.getMessage());
      return 1;
    }
  }

  private static String version() {
    String version = QuiverShell.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
