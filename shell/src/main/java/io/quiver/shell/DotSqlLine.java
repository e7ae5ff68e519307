package io.quiver.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.Parser;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import sqlline.SqlLine;

/**
 * sqlline that also takes what DuckDB and SQLite users type: a line that begins with a dot is one
 * of {@link DotCommands}, and SQL is printed in the mode that {@code .mode} has set. Lines that
 * begin with an exclamation mark are sqlline's own. For one thread.
 */
final class DotSqlLine extends SqlLine {
  private final DotCommands commands;
  private final boolean interactive;
  private String pending = "";

  DotSqlLine(PrintStream out, boolean interactive) {
    this.interactive = interactive;
    commands = new DotCommands(this, out);
  }

  DotCommands commands() {
    return commands;
  }

  /** The line that the handler named {@link PendingCommand#NAME} is about to run. */
  String pending() {
    return pending;
  }

  @Override
  public LineReader getConsoleReader(InputStream input, org.jline.reader.History history)
      throws IOException {
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
  private static @Nullable Object readLine(LineReaderImpl reader, Method method, Object[] arguments)
      throws Throwable {
    Parser own = reader.getParser();
    reader.setParser(
        (line, cursor, context) ->
            DotCommands.isOne(line) && context != Parser.ParseContext.COMPLETE
                ? own.parse("!" + line.strip().substring(1), cursor, context)
                : own.parse(line, cursor, context));
    Completer catalog = reader.getCompleter(); // tables, columns and words, renewed with !rehash
    reader.setCompleter(new DotCompleter(catalog));
    try {
      return call(reader, method, arguments);
    } finally {
      reader.setParser(own); // sqlline wants its own when it looks
      reader.setCompleter(catalog);
    }
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
    if (result instanceof String line) {
      boolean ours =
          DotCommands.isOne(line)
              || (commands.printsSql() && !line.isBlank() && !line.stripLeading().startsWith("!"));
      if (ours) {
        pending = line;
        String direct = DotCommands.isOne(line) ? DotCommands.ofSqlLine(line) : null;
        if (direct != null) {
          return direct;
        }
        return SqlLine.COMMAND_PREFIX + PendingCommand.NAME;
      }
    }
    return result;
  }

  /** The connection that sqlline has made; it does not show it to others. */
  Connection connection() throws SQLException {
    try {
      Method method = SqlLine.class.getDeclaredMethod("getConnection");
      method.setAccessible(true);
      if (method.invoke(this) instanceof Connection connection) {
        return connection;
      }
    } catch (InvocationTargetException e) {
      throw new SQLException("No current connection; .open DATABASE makes one.", "08003", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("sqlline has changed", e);
    }
    throw new SQLException("No current connection; .open DATABASE makes one.", "08003");
  }

  /** Runs one of sqlline's own commands. */
  void own(String command) {
    runCommands(java.util.List.of(command), new sqlline.DispatchCallback());
  }

  /** Height of the terminal, or 0 when lines are not for people. */
  static int height(@Nullable Terminal terminal) {
    return terminal == null || terminal.getType().startsWith("dumb") ? 0 : terminal.getHeight();
  }
}
