package io.quiver.shell;

import java.util.List;
import org.jline.reader.Completer;
import sqlline.CommandHandler;
import sqlline.DispatchCallback;

/**
 * sqlline's !outputformat: who asks for one of its formats gets its printing until {@code .mode}.
 */
final class OwnFormat implements CommandHandler {
  private final CommandHandler inner;
  private final DotCommands commands;

  OwnFormat(CommandHandler inner, DotCommands commands) {
    this.inner = inner;
    this.commands = commands;
  }

  @Override
  public void execute(String line, DispatchCallback callback) {
    commands.leaveToSqlLine();
    inner.execute(line, callback);
  }

  @Override
  public String getName() {
    return inner.getName();
  }

  @Override
  public List<String> getNames() {
    return inner.getNames();
  }

  @Override
  public String getHelpText() {
    return inner.getHelpText();
  }

  @Override
  public String matches(String line) {
    return inner.matches(line);
  }

  @Override
  public List<Completer> getParameterCompleters() {
    return inner.getParameterCompleters();
  }

  @Override
  public boolean echoToFile() {
    return inner.echoToFile();
  }
}
