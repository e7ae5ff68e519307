package io.quiver.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import sqlline.SqlLine;

/** Starts sqlline on a database, dressed as Quiver's shell. */
final class SqlLineShell {
  private static final String BASE_DIRECTORY = "x.sqlline.basedir";

  private static final Logger JLINE = Logger.getLogger("org.jline");

  private SqlLineShell() {}

  /** Returns the exit code. */
  static int start(String url) throws IOException {
    return run(url, null, new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  /** With lines from elsewhere when there is an input. */
  static int run(String url, @Nullable InputStream input, PrintStream out) throws IOException {
    JLINE.setLevel(Level.SEVERE); // it warns of every pipe
    // What !save keeps is ours, not that of another sqlline.
    if (System.getProperty(BASE_DIRECTORY) == null) {
      System.setProperty(
          BASE_DIRECTORY, Path.of(System.getProperty("user.home"), ".quiver").toString());
    }
    boolean people = System.console() != null;
    DotSqlLine shell = new DotSqlLine(out, input == null && people, input == null && !people);
    if (input != null) {
      shell.setOutputStream(out);
      shell.setErrorStream(out);
    }
    SqlLine.Status status =
        shell.begin(
            new String[] {
              "-ac",
              QuiverApplication.class.getName(),
              "--readOnly=" + Command.isReadOnly(url),
              "-u",
              url,
              "-n",
              "quiver",
              "-p",
              ""
            },
            input,
            input == null);
    return status == SqlLine.Status.OK ? 0 : 1;
  }
}
