package io.quiver.shell;

import java.io.IOException;
import sqlline.SqlLine;

/** Starts sqlline on a database, dressed as Quiver's shell. */
final class SqlLineShell {
  private SqlLineShell() {}

  /** Returns the exit code. */
  static int start(String url) throws IOException {
    SqlLine.Status status =
        SqlLine.start(
            new String[] {
              "-ac", QuiverApplication.class.getName(), "-u", url, "-n", "quiver", "-p", ""
            },
            null,
            true);
    return status == SqlLine.Status.OK ? 0 : 1;
  }
}
