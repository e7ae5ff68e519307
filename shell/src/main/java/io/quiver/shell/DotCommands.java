package io.quiver.shell;

import io.quiver.parser.ScriptSplitter;
import io.quiver.shell.format.GraphPicture;
import io.quiver.shell.format.Mode;
import io.quiver.shell.format.Results;
import io.quiver.shell.format.Settings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/** What begins with a dot, under the names that DuckDB and SQLite users know. For one thread. */
final class DotCommands {
  /** Ways to print that only sqlline has. */
  private static final List<String> SQLLINES_FORMATS =
      List.of("vertical", "xmlattr", "xmlattrs", "xmlelements", "ansiconsole");

  private final DotSqlLine shell;
  private PrintStream screen;
  private StatementRunner runner;
  private Mode mode = Mode.DUCKBOX;
  private Settings settings = Settings.DEFAULT;
  private PrintStream out;
  private boolean once;
  private boolean sqllinesFormat;
  private boolean timer;
  private boolean echo;
  private boolean bail;
  private boolean changes = true;
  private boolean paging = true;
  private @Nullable Terminal terminal;

  DotCommands(DotSqlLine shell, PrintStream screen) {
    this.shell = shell;
    this.screen = screen;
    this.out = screen;
    this.runner = new StatementRunner(screen);
  }

  /** Whether SQL is ours to print; not after sqlline's own !outputformat. */
  boolean printsSql() {
    return !sqllinesFormat;
  }

  /** From now on everything is printed there. */
  void screen(PrintStream stream) {
    out = out == screen ? stream : out;
    screen = stream;
    runner = runner.on(stream);
  }

  void leaveToSqlLine() {
    sqllinesFormat = true;
  }

  void page(Terminal on) {
    terminal = on;
    runner.progressOn(DotSqlLine.height(on) > 0);
  }

  void error(SQLException error) {
    screen.println("ERROR " + error.getSQLState() + ": " + error.getMessage());
  }

  /** A dot command, or statements. */
  void run(String text, @Nullable DispatchCallback callback) throws SQLException, IOException {
    if (!DotLine.isOne(text)) {
      statements(text, callback);
      return;
    }
    DotLine line = DotLine.of(text);
    String argument = line.argument(1);
    switch (DotHelp.command(line.name())) {
      case "help" -> DotHelp.print(argument, screen);
      case "exit", "open" -> shell.own(String.valueOf(ofSqlLine(text)));
      case "version" ->
          screen.println("Quiver " + shell.connection().getMetaData().getDatabaseProductVersion());
      case "databases" -> screen.println(shell.connection().getMetaData().getURL());
      case "tables" -> CatalogCommands.tables(shell.connection(), argument, out);
      case "indexes" -> CatalogCommands.indexes(shell.connection(), argument, out);
      case "schema" -> SchemaScript.print(shell.connection(), argument, out);
      case "mode" -> mode(line);
      case "headers" -> settings = settings.withHeaders(on(argument));
      case "nullvalue" -> settings = settings.withNullText(argument);
      case "separator" -> settings = settings.withSeparator(argument.replace("\\t", "\t"));
      case "maxrows" -> settings = settings.withMaxRows(number(argument));
      case "timer" -> timer = on(argument);
      case "echo" -> echo = on(argument);
      case "bail" -> bail = on(argument);
      case "changes" -> changes = on(argument);
      case "page" -> paging = on(argument);
      case "progress" -> runner.progressOn(on(argument));
      case "print" -> out.println(line.rest());
      case "show" -> show();
      case "output" -> output(argument, false);
      case "once" -> output(argument, true);
      case "read" -> read(Path.of(argument));
      case "import" -> importFile(line);
      case "graph" -> graph(line.rest());
      case "dump" -> throw wrong(".dump is: quiver dump DATABASE FILE.sql");
      default -> throw wrong("There is no command ." + line.name() + "; .help lists them.");
    }
  }

  private static SQLException wrong(String message) {
    return new SQLException(message, "42601");
  }

  private static boolean on(String word) throws SQLException {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "on", "yes", "true", "1" -> true;
      case "off", "no", "false", "0" -> false;
      default -> throw wrong("Say on or off, not " + word + ".");
    };
  }

  private static int number(String word) throws SQLException {
    if (!word.matches("\\d{1,9}")) {
      throw wrong("Say a number, not " + word + ".");
    }
    return Integer.parseInt(word);
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }

  private void show() {
    screen.println("     bail: " + word(bail));
    screen.println("  changes: " + word(changes));
    screen.println("     echo: " + word(echo));
    screen.println("  headers: " + word(settings.headers()));
    screen.println("  maxrows: " + settings.maxRows());
    screen.println("     mode: " + (sqllinesFormat ? "sqlline's" : mode.toString()));
    screen.println("nullvalue: \"" + settings.nullText() + '"');
    screen.println("   output: " + (out == screen ? "stdout" : "a file"));
    screen.println("     page: " + word(paging));
    screen.println("separator: \"" + settings.separator().replace("\t", "\\t") + '"');
    screen.println("    timer: " + word(timer));
  }

  private void mode(DotLine line) throws SQLException {
    String name = line.argument(1);
    if (name.isEmpty()) {
      screen.println(
          "current mode: "
              + (sqllinesFormat ? "sqlline's" : mode)
              + "; there are: "
              + String.join(" ", Mode.names())
              + "; of sqlline: "
              + String.join(" ", SQLLINES_FORMATS));
      return;
    }
    if (SQLLINES_FORMATS.contains(name.toLowerCase(Locale.ROOT))) {
      shell.own(SqlLine.COMMAND_PREFIX + "outputformat " + name.toLowerCase(Locale.ROOT));
      return;
    }
    Mode wanted = Mode.of(name);
    if (wanted == null) {
      throw wrong("There is no mode " + name + "; there are " + Mode.names() + ".");
    }
    mode = wanted;
    sqllinesFormat = false;
    if (!line.argument(2).isEmpty()) {
      settings = settings.withTable(line.argument(2));
    }
  }

  private void output(String file, boolean onlyOnce) throws IOException {
    close();
    if (!file.isEmpty() && !file.equals("stdout")) {
      out = new PrintStream(Files.newOutputStream(Path.of(file)), false, StandardCharsets.UTF_8);
      once = onlyOnce;
    }
  }

  private void close() {
    if (out != screen) {
      out.close();
      out = screen;
    }
    once = false;
  }

  /** The command of sqlline that does the same, or null. */
  static @Nullable String ofSqlLine(String text) {
    DotLine line = DotLine.of(text);
    String command;
    try {
      command = DotHelp.command(line.name());
    } catch (SQLException e) {
      return null;
    }
    boolean readOnly = line.words().contains("--readonly") || line.words().contains("-readonly");
    String database = line.withoutOptions().argument(1);
    return switch (command) {
      case "exit" -> SqlLine.COMMAND_PREFIX + "quit";
      case "open" ->
          SqlLine.COMMAND_PREFIX
              + "connect "
              + Command.url(database.isEmpty() ? "mem" : database)
              + (readOnly ? ";readonly=true" : "")
              + " quiver \"\"";
      default -> null;
    };
  }

  /** SQL reads it, so that every format and option of COPY is there. */
  private void importFile(DotLine line) throws SQLException {
    List<String> words = new ArrayList<>(line.words().subList(1, line.words().size()));
    int skip = words.indexOf("--skip");
    boolean header = words.stream().anyMatch(word -> word.endsWith(".csv"));
    if (skip >= 0 && skip + 1 < words.size()) {
      if (number(words.get(skip + 1)) > 1) {
        throw wrong("Of the lines before the rows only one, the names, can be skipped.");
      }
      header = words.get(skip + 1).equals("1");
      words.subList(skip, skip + 2).clear();
    }
    words.removeIf(word -> word.equals("--csv") || word.equals("--json"));
    if (words.size() != 2 || words.get(0).startsWith("-")) {
      throw wrong(".import [--skip N] FILE TABLE");
    }
    String file = "'" + words.get(0).replace("'", "''") + "'";
    String table = words.get(1);
    try (Statement statement = shell.connection().createStatement()) {
      try {
        runner.run(
            statement, "COPY " + table + " FROM " + file + (header ? " (HEADER TRUE)" : ""), null);
      } catch (SQLException e) {
        if (!"42P01".equals(e.getSQLState())) {
          throw e;
        }
        runner.run(statement, "CREATE TABLE " + table + " AS SELECT * FROM " + file, null);
        screen.println("table " + table + " created");
      }
      long count = statement.getLargeUpdateCount();
      if (count >= 0) {
        screen.println(count + (count == 1 ? " row imported" : " rows imported"));
      }
    }
  }

  /** An error ends the file only with .bail; it is printed with its line. */
  private void read(Path file) throws SQLException, IOException {
    StringBuilder sql = new StringBuilder();
    int number = 0;
    int first = 1;
    for (String line : Files.readAllLines(file)) {
      number++;
      first = sql.toString().isBlank() ? number : first;
      boolean dot = sql.toString().isBlank() && line.matches("[ \\t]*[.!#].*");
      sql.append(line).append('\n');
      if (dot || terminated(sql)) {
        if (!lines(sql.toString(), file + ":" + first)) {
          return;
        }
        sql.setLength(0);
      }
    }
    lines(sql.toString(), file + ":" + first);
  }

  private static boolean terminated(StringBuilder sql) {
    List<ScriptSplitter.Statement> parts = ScriptSplitter.split(sql.toString());
    return !parts.isEmpty() && parts.get(parts.size() - 1).terminated();
  }

  /** Whether to go on. */
  private boolean lines(String text, String place) throws IOException {
    try {
      if (text.startsWith(SqlLine.COMMAND_PREFIX)) {
        shell.own(text.strip());
      } else if (!text.startsWith("#")) {
        run(text, null);
      }
      return true;
    } catch (SQLException e) {
      screen.print(place + ": ");
      error(e);
      return !bail;
    }
  }

  private void statements(String sql, @Nullable DispatchCallback callback) throws SQLException {
    for (ScriptSplitter.Statement part : ScriptSplitter.split(sql)) {
      if (echo) {
        out.println(part.text() + ";");
      }
      try (Statement statement = shell.connection().createStatement()) {
        statement(statement, part.text(), callback);
      }
    }
  }

  private void statement(Statement statement, String sql, @Nullable DispatchCallback callback)
      throws SQLException {
    long start = System.nanoTime();
    try (StatementRunner.Running running = runner.start(statement, callback)) {
      if (statement.execute(sql)) {
        try (ResultSet rows = statement.getResultSet();
            Pager pager = pager()) {
          PrintStream shown = out == screen ? running.before(pager.stream()) : out;
          int width = out == screen ? DotSqlLine.width(terminal) : 0;
          Results.write(rows, mode.writer(shown, settings.withWidth(width)), settings.maxRows());
        } catch (Pager.Ended e) {
          screen.println("...");
        }
        if (once) {
          close();
        }
      }
    }
    long count = statement.getLargeUpdateCount();
    if (changes && count > 0) {
      screen.println(count + (count == 1 ? " row changed" : " rows changed"));
    }
    StatementRunner.warnings(statement, screen);
    if (timer) {
      screen.printf(Locale.ROOT, "Run time: %.3f s%n", (System.nanoTime() - start) / 1e9);
    }
  }

  /** Only what goes to a screen stops at its end. */
  private Pager pager() {
    boolean stops = paging && out == screen && terminal != null;
    return new Pager(out, stops ? DotSqlLine.height(terminal) - 1 : 0, terminal);
  }

  private void graph(String text) throws SQLException {
    String[] parts = text.split("\\s+", 2);
    GraphPicture.Style style = GraphPicture.Style.of(parts[0]);
    String query = style == null ? text : parts.length == 1 ? "" : parts[1];
    if (query.isBlank()) {
      throw wrong(".graph [ascii|mermaid|dot|svg] QUERY");
    }
    Connection connection = shell.connection();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query.strip().replaceFirst(";$", ""))) {
      out.print(GraphPicture.of(rows).draw(style == null ? GraphPicture.Style.ASCII : style));
    }
    if (once) {
      close();
    }
  }
}
