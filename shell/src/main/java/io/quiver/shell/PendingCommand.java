package io.quiver.shell;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.List;
import sqlline.AbstractCommandHandler;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/** Runs the line that {@link DotSqlLine} has kept back; nobody types it. */
final class PendingCommand extends AbstractCommandHandler {
  static final String NAME = "quiver-line";

  PendingCommand(SqlLine sqlline) {
    super(sqlline, new String[] {NAME}, "Runs a dot command or a statement", List.of());
  }

  @Override
  public void execute(String line, DispatchCallback callback) {
    if (!(sqlLine instanceof DotSqlLine shell)) {
      callback.setToFailure();
      return;
    }
    try {
      shell.commands().run(shell.pending(), callback);
      callback.setToSuccess();
    } catch (SQLException e) {
      shell.commands().error(e);
      callback.setToFailure();
    } catch (NoSuchFileException e) {
      sqlLine.error("There is no file or directory " + e.getFile() + ".");
      callback.setToFailure();
    } catch (IOException e) {
      sqlLine.error(e.getMessage() == null ? e.toString() : e.getMessage());
      callback.setToFailure();
    }
  }
}
