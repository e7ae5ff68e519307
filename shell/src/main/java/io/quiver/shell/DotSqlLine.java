package io.quiver.shell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import sqlline.BuiltInProperty;
import sqlline.CommandHandler;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/**
 * sqlline that also takes what DuckDB and SQLite users type: a line that begins with a dot is one
 * of {@link DotCommands}, and SQL is printed in the mode that {@code .mode} has set. Lines that
 * begin with an exclamation mark are sqlline's own. For one thread.
 */
final class DotSqlLine extends SqlLine {
  private static final String FOR_PEOPLE = "NULL";
  private static final String FOR_PROGRAMS = "default";

  private final DotCommands commands;
  private final PrintStream screen;
  private final boolean interactive;
  private final boolean piped;
  private String pending = "";
  private String scriptName = "";
  private @Nullable PrintStream script;
  private @Nullable Recording recording;
  private boolean helping;

  DotSqlLine(PrintStream out, boolean interactive, boolean piped) {
    this.screen = out;
    this.interactive = interactive;
    this.piped = piped;
    commands = new DotCommands(this, out);
  }

  DotCommands commands() {
    return commands;
  }

  /** Whether lines come from a file or another program. */
  boolean piped() {
    return piped;
  }

  /** The line that the handler named {@link PendingCommand#NAME} is about to run. */
  String pending() {
    return pending;
  }

  @Override
  public LineReader getConsoleReader(InputStream input, org.jline.reader.History history)
      throws IOException {
    // The reader comes before our application has said it.
    getOpts().set(BuiltInProperty.HISTORY_FILE, QuiverApplication.historyFile());
    LineReader reader = super.getConsoleReader(input, history);
    if (interactive) {
      commands.page(reader.getTerminal());
    }
    return (LineReader)
        Proxy.newProxyInstance(
            LineReader.class.getClassLoader(),
            new Class<?>[] {LineReader.class},
            (proxy, method, arguments) ->
                method.getName().equals("readLine") && reader instanceof LineReaderImpl inner
                    ? translated(readLine(inner, method, arguments))
                    : call(reader, method, arguments));
  }

  /** A dot command ends with its line, as sqlline's own commands do, which SQL does not. */
  private @Nullable Object readLine(LineReaderImpl reader, Method method, Object[] arguments)
      throws Throwable {
    Parser own = reader.getParser();
    reader.setParser(
        (line, cursor, context) ->
            context == Parser.ParseContext.COMPLETE
                ? own.parse(line, cursor, context)
                : own.parse(ending(line), cursor, context));
    Completer sqlline = reader.getCompleter(); // of its own commands
    reader.setCompleter(new DotCompleter(sqlline, new CatalogCompleter(this::connection)));
    try {
      return call(reader, method, arguments);
    } finally {
      reader.setParser(own); // sqlline wants its own when it looks
      reader.setCompleter(sqlline);
    }
  }

  /** A line that sqlline takes for one of its commands when it is at an end without semicolon. */
  private static String ending(String line) {
    String plain = line.strip();
    return DotLine.isOne(plain)
        ? "!" + plain.substring(1)
        : plain.matches("(?i)exit|quit|help|\\?") ? "!" + plain : line;
  }

  private static @Nullable Object call(LineReader reader, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(reader, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  /** Takes a line that is for us and gives sqlline the command that runs it. */
  private @Nullable Object translated(@Nullable Object result) {
    return result instanceof String line ? translated(line) : result;
  }

  private String translated(String line) {
    if (script != null && !line.isBlank() && !line.strip().startsWith("!script")) {
      script.println(line);
    }
    String plain = line.strip().toLowerCase(Locale.ROOT);
    if (plain.equals("help") || plain.equals("?")) {
      return kept(".help");
    }
    if (plain.matches("(exit|quit);?")) {
      return COMMAND_PREFIX + "quit";
    }
    if (DotLine.isOne(line)) {
      String direct = DotCommands.ofSqlLine(line);
      if (direct != null && direct.startsWith(COMMAND_PREFIX + "connect ")) {
        readOnly(Command.isReadOnly(direct));
      }
      return direct == null ? kept(line) : direct;
    }
    boolean sqllines = plain.isEmpty() || plain.startsWith("!") || plain.startsWith("#");
    return sqllines || !commands.printsSql() || inBatch() ? line : kept(line);
  }

  private String kept(String line) {
    pending = line;
    return COMMAND_PREFIX + PendingCommand.NAME;
  }

  /** Lines from a file or from the history are like those that are typed. */
  @Override
  public int runCommands(List<String> lines, DispatchCallback callback) {
    int done = 0;
    for (String line : lines) {
      own(line.startsWith(COMMAND_PREFIX) ? line : translated(line), callback);
      if (callback.isFailure()) {
        break;
      }
      done++;
    }
    return done;
  }

  /** What !help lists; one of ours is nobody's to type. */
  @Override
  public Collection<CommandHandler> getCommandHandlers() {
    Collection<CommandHandler> all = super.getCommandHandlers();
    return helping
        ? all.stream().filter(each -> !each.getName().equals(PendingCommand.NAME)).toList()
        : all;
  }

  void help(CommandHandler handler, String line, DispatchCallback callback) {
    helping = true;
    try {
      handler.execute(line, callback);
    } finally {
      helping = false;
    }
  }

  /** sqlline collects statements between !batch and !batch. */
  private boolean inBatch() {
    return hidden("getBatch") != null;
  }

  /** From now on sqlline prints; NULL in its own way where programs read it, as NULL for people. */
  void printsBySqlLine(String line) {
    commands.leaveToSqlLine();
    String set = getOpts().getNullValue();
    if (set.equals(FOR_PEOPLE) || set.equals(FOR_PROGRAMS)) {
      boolean people = line.matches("(?i).*\\b(table|vertical|ansiconsole)\\s*");
      getOpts().set(BuiltInProperty.NULL_VALUE, people ? FOR_PEOPLE : FOR_PROGRAMS);
    }
  }

  /** What !save writes names a script engine that Java no longer has, an error at each start. */
  void withoutScriptEngine() {
    Path file = Path.of(getOpts().getPropertiesFile());
    try {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      lines.removeIf(line -> line.toLowerCase(Locale.ROOT).contains("scriptengine"));
      Files.write(file, lines);
    } catch (IOException e) {
      error(e.toString());
    }
  }

  /** !run: what .read does. */
  void runFile(String line, DispatchCallback callback) {
    String[] words = line.strip().split("\\s+", 2);
    if (words.length < 2) {
      error("Usage: run <scriptfile>");
      callback.setToFailure();
      return;
    }
    own(kept(".read \"" + words[1] + '"'), callback);
  }

  /** !record FILE, and !record to end it. */
  void record(String line, DispatchCallback callback) {
    String[] words = line.strip().split("\\s+", 2);
    try {
      if (recording != null) {
        output("Recording stopped.");
        recording.close();
        recording = null;
        to(screen);
      } else if (words.length < 2) {
        error("Usage: record <savefile>");
        callback.setToFailure();
        return;
      } else {
        recording = new Recording(words[1], screen);
        to(recording.stream());
        output("Saving all output to \"" + words[1] + "\". Enter \"!record\" to stop it.");
      }
      callback.setToSuccess();
    } catch (IOException e) {
      error(e.toString());
      callback.setToFailure();
    }
  }

  private void to(PrintStream stream) {
    setOutputStream(stream);
    setErrorStream(stream);
    commands.screen(stream);
  }

  /** !script FILE keeps what is typed, and !script ends it. */
  void script(String line, DispatchCallback callback) {
    String[] words = line.strip().split("\\s+", 2);
    if (script != null) {
      script.close();
      script = null;
      output("Script closed. Enter \"!run " + scriptName + "\" to replay it.");
    } else if (words.length < 2) {
      error("Usage: script <file name>");
      callback.setToFailure();
      return;
    } else {
      try {
        script = new PrintStream(Files.newOutputStream(Path.of(words[1])), true, UTF_8);
      } catch (IOException e) {
        error(e.toString());
        callback.setToFailure();
        return;
      }
      scriptName = words[1];
      output("Saving command script to \"" + words[1] + "\". Enter \"!script\" to stop it.");
    }
    callback.setToSuccess();
  }

  /** The connection that sqlline has made; it does not show it to others. */
  Connection connection() throws SQLException {
    if (hidden("getConnection") instanceof Connection connection) {
      return connection;
    }
    throw new SQLException("No current connection; .open DATABASE makes one.", "08003");
  }

  /** What a method of sqlline that is not public gives; null when it fails. */
  private @Nullable Object hidden(String name, Object... arguments) {
    try {
      for (Method method : SqlLine.class.getDeclaredMethods()) {
        if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
          method.setAccessible(true);
          return method.invoke(this, arguments);
        }
      }
    } catch (InvocationTargetException e) {
      return null;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("sqlline has changed", e);
    }
    throw new IllegalStateException("sqlline has no " + name);
  }

  private void own(String command, DispatchCallback callback) {
    hidden("dispatch", command, callback);
  }

  /** Whether connections that are made from now on refuse changes; sqlline sets it on each. */
  void readOnly(boolean on) {
    getOpts().set(BuiltInProperty.READ_ONLY, on);
  }

  /** Runs one of sqlline's own commands. */
  void own(String command) {
    own(command, new DispatchCallback());
  }

  /** Height of the terminal, or 0 when lines are not for people. */
  static int height(@Nullable Terminal terminal) {
    return terminal == null || terminal.getType().startsWith("dumb") ? 0 : terminal.getHeight();
  }

  /** Its width, or 0 when lines are not for people. */
  static int width(@Nullable Terminal terminal) {
    return height(terminal) == 0 || terminal == null ? 0 : terminal.getWidth();
  }
}
