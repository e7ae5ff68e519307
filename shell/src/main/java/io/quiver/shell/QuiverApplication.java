package io.quiver.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqlline.Application;
import sqlline.BuiltInProperty;
import sqlline.CommandHandler;
import sqlline.PromptHandler;
import sqlline.SqlLine;
import sqlline.SqlLineOpts;

/** What makes sqlline Quiver's shell: driver, defaults, prompt. Created by sqlline by its name. */
public final class QuiverApplication extends Application {
  @Override
  public String getInfoMessage() {
    return "Quiver SQL shell. Statements end with ;   .help  .tables  .schema T  .mode csv "
        + " .quit   and sqlline's own: !help";
  }

  @Override
  public List<String> allowedDrivers() {
    return List.of("io.quiver.driver.QuiverDriver");
  }

  @Override
  public Collection<String> getConnectionUrlExamples() {
    return List.of("jdbc:quiver:./data/kg", "jdbc:quiver:mem:");
  }

  /** Where typed lines are kept for the next time. */
  static String historyFile() {
    String home = Path.of(System.getProperty("user.home"), ".quiver_history").toString();
    return System.getProperty("quiver.history", home);
  }

  @Override
  public SqlLineOpts getOpts(SqlLine sqlline) {
    SqlLineOpts opts = super.getOpts(sqlline);
    opts.set(BuiltInProperty.ISOLATION, "TRANSACTION_READ_COMMITTED");
    opts.set(BuiltInProperty.HISTORY_FILE, historyFile());
    opts.set(BuiltInProperty.MAX_WIDTH, 160);
    opts.set(BuiltInProperty.MAX_COLUMN_WIDTH, 60);
    opts.set(BuiltInProperty.NULL_VALUE, "NULL");
    return opts;
  }

  /** sqlline's commands; those about one table also take {@code SCHEMA.TABLE}. */
  @Override
  public Collection<CommandHandler> getCommandHandlers(SqlLine sqlline) {
    Map<String, CommandHandler> byName = new LinkedHashMap<>();
    super.getCommandHandlers(sqlline).forEach(handler -> byName.put(handler.getName(), handler));
    Map<String, String> twoWords =
        Map.of(
            "describe", "columns",
            "columns", "columns",
            "indexes", "indexes",
            "primarykeys", "primarykeys",
            "importedkeys", "importedkeys",
            "exportedkeys", "exportedkeys");
    List<CommandHandler> handlers = new ArrayList<>();
    for (CommandHandler handler : byName.values()) {
      CommandHandler other = byName.get(twoWords.getOrDefault(handler.getName(), ""));
      handlers.add(other == null ? handler : new QualifiedNames(handler, other));
    }
    handlers.add(new PendingCommand(sqlline));
    if (sqlline instanceof DotSqlLine shell) {
      handlers.replaceAll(handler -> ours(handler, shell));
    }
    return List.copyOf(handlers);
  }

  /** Those that must know what we print and what begins with a dot. */
  private static CommandHandler ours(CommandHandler handler, DotSqlLine shell) {
    return switch (handler.getName()) {
      case "outputformat" ->
          new OwnCommand(
              handler,
              (line, callback) -> {
                shell.printsBySqlLine(line);
                handler.execute(line, callback);
              });
      case "set" ->
          new OwnCommand(
              handler,
              (line, callback) -> {
                if (line.matches("(?i)set\\s+outputformat\\s.*")) {
                  shell.printsBySqlLine(line);
                }
                handler.execute(line, callback);
              });
      case "help" ->
          new OwnCommand(handler, (line, callback) -> shell.help(handler, line, callback));
      case "save" ->
          new OwnCommand(
              handler,
              (line, callback) -> {
                handler.execute(line, callback);
                shell.withoutScriptEngine();
              });
      case "run" -> new OwnCommand(handler, shell::runFile);
      case "record" -> new OwnCommand(handler, shell::record);
      case "script" -> new OwnCommand(handler, shell::script);
      default -> handler;
    };
  }

  @Override
  public PromptHandler getPromptHandler(SqlLine sqlline) {
    return new QuiverPrompt(sqlline);
  }
}
