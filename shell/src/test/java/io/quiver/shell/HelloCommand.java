package io.quiver.shell;

import java.util.List;
import sqlline.AbstractCommandHandler;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/** What somebody adds with !commandhandler. */
public final class HelloCommand extends AbstractCommandHandler {
  /** As sqlline makes it. */
  public HelloCommand(SqlLine sqlline) {
    super(sqlline, new String[] {"hello"}, "Greets", List.of());
  }

  @Override
  public void execute(String line, DispatchCallback callback) {
    sqlLine.output("Hello, quiver");
    callback.setToSuccess();
  }
}
