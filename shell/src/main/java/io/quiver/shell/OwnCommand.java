package io.quiver.shell;

import java.util.List;
import org.jline.reader.Completer;
import sqlline.CommandHandler;
import sqlline.DispatchCallback;

/** A command of sqlline under its name and with its help, done our way. */
final class OwnCommand implements CommandHandler {
  /** What it does with its line, which begins with its name. */
  interface Action {
    void run(String line, DispatchCallback callback);
  }

  private final CommandHandler inner;
  private final Action action;

  OwnCommand(CommandHandler inner, Action action) {
    this.inner = inner;
    this.action = action;
  }

  @Override
  public void execute(String line, DispatchCallback callback) {
    action.run(line, callback);
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
