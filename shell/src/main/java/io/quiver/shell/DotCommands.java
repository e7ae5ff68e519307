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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import sqlline.DispatchCallback;
import sqlline.SqlLine;

/** What begins with a dot, under the names that DuckDB and SQLite users know. For one thread. */
final class DotCommands {
  static final String HELP =
      """
      .databases                  the database of this shell
      .dump FILE                  definitions and rows of a database in a directory: quiver dump
      .echo on|off                shows each statement before it runs
      .exit                       ends the shell; also .quit
      .graph [ascii|mermaid|dot|svg] QUERY   draws a path or edges; into the file of .output
      .headers on|off             names above rows
      .help                       this
      .import FILE TABLE          copies a CSV or JSON file into a table: COPY
      .indexes [TABLE]            names of indexes
      .mode [MODE [TABLE]]        how rows are printed; .mode alone lists the modes
      .nullvalue TEXT             text for NULL
      .once FILE                  the next result into a file
      .open DATABASE              a directory, mem: or mem:name
      .output [FILE]              results into a file, or back to the screen
      .page on|off                stops after each screen of a long result
      .print TEXT                 prints it
      .progress on|off            a line for statements that take more than two seconds
      .read FILE                  runs the statements and dot commands of a file
      .schema [TABLE]             definitions
      .separator TEXT             between values in mode list
      .tables [PATTERN]           names of tables and views
      .timer on|off               shows how long statements take
      .version                    of Quiver
      Lines that begin with ! are sqlline's: !help
      """;

  private final DotSqlLine shell;
  private final PrintStream screen;
  private final StatementRunner runner;
  private Mode mode = Mode.DUCKBOX;
  private Settings settings = Settings.DEFAULT;
  private PrintStream out;
  private boolean once;
  private boolean sqllinesFormat;
  private boolean timer;
  private boolean echo;
  private boolean paging = true;
  private @Nullable Terminal terminal;

  DotCommands(DotSqlLine shell, PrintStream screen) {
    this.shell = shell;
    this.screen = screen;
    this.out = screen;
    this.runner = new StatementRunner(screen);
  }

  static boolean isOne(String line) {
    String text = line.stripLeading();
    return text.length() > 1 && text.charAt(0) == '.' && Character.isLetter(text.charAt(1));
  }

  /** Whether SQL is ours to print; not after sqlline's own !outputformat. */
  boolean printsSql() {
    return !sqllinesFormat;
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
  void run(String line, @Nullable DispatchCallback callback) throws SQLException, IOException {
    if (!isOne(line)) {
      statements(line, callback);
      return;
    }
    List<String> words = words(line.strip().substring(1));
    String argument = words.size() > 1 ? words.get(1) : "";
    switch (words.get(0).toLowerCase(Locale.ROOT)) {
      case "help" -> screen.print(HELP);
      case "exit", "quit", "q", "open" -> shell.own(String.valueOf(ofSqlLine(line)));
      case "version" ->
          screen.println("Quiver " + shell.connection().getMetaData().getDatabaseProductVersion());
      case "databases" -> screen.println(shell.connection().getMetaData().getURL());
      case "tables" -> CatalogCommands.tables(shell.connection(), argument, out);
      case "indexes", "indices" -> CatalogCommands.indexes(shell.connection(), argument, out);
      case "schema" -> SchemaScript.print(shell.connection(), argument, out);
      case "mode" -> mode(words);
      case "headers", "header" -> settings = settings.withHeaders(on(argument));
      case "nullvalue" -> settings = settings.withNullText(argument);
      case "separator" -> settings = settings.withSeparator(argument.replace("\\t", "\t"));
      case "timer" -> timer = on(argument);
      case "echo" -> echo = on(argument);
      case "page" -> paging = on(argument);
      case "progress", "progress_bar" -> runner.progressOn(on(argument));
      case "print" -> out.println(rest(line));
      case "output" -> output(argument, false);
      case "once" -> output(argument, true);
      case "read" -> read(Path.of(argument));
      case "import" -> importFile(argument, words.size() > 2 ? words.get(2) : "");
      case "graph" -> graph(rest(line));
      case "dump" -> throw wrong(".dump is: quiver dump DATABASE FILE.sql");
      default -> throw wrong("There is no command ." + words.get(0) + "; .help lists them.");
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

  private static String rest(String line) {
    String[] parts = line.strip().split("\\s+", 2);
    return parts.length == 1 ? "" : parts[1];
  }

  /** Words, with quotes around those that contain space. */
  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    char quote = 0;
    boolean any = false;
    for (char c : text.toCharArray()) {
      if (quote != 0 ? c == quote : c == '"' || c == '\'') {
        quote = quote == 0 ? c : 0;
        any = true;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (any) {
          words.add(word.toString());
        }
        word.setLength(0);
        any = false;
      } else {
        word.append(c);
        any = true;
      }
    }
    if (any) {
      words.add(word.toString());
    }
    return words;
  }

  private void mode(List<String> words) throws SQLException {
    if (words.size() == 1) {
      screen.println("current mode: " + mode + "; there are: " + String.join(" ", Mode.names()));
      return;
    }
    Mode wanted = Mode.of(words.get(1));
    if (wanted == null) {
      throw wrong("There is no mode " + words.get(1) + "; there are " + Mode.names() + ".");
    }
    mode = wanted;
    sqllinesFormat = false;
    if (words.size() > 2) {
      settings = settings.withTable(words.get(2));
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
  static @Nullable String ofSqlLine(String line) {
    List<String> words = words(line.strip().substring(1));
    return switch (words.get(0).toLowerCase(Locale.ROOT)) {
      case "exit", "quit", "q" -> SqlLine.COMMAND_PREFIX + "quit";
      case "open" ->
          SqlLine.COMMAND_PREFIX
              + "connect "
              + Command.url(words.size() > 1 ? words.get(1) : "mem")
              + " quiver \"\"";
      default -> null;
    };
  }

  /** SQL reads it, so that every format and option of COPY is there. */
  private void importFile(String file, String table) throws SQLException {
    if (table.isEmpty()) {
      throw wrong(".import FILE TABLE");
    }
    String sql = "COPY " + table + " FROM '" + file.replace("'", "''") + "'";
    try (Statement statement = shell.connection().createStatement()) {
      runner.run(statement, sql + (file.endsWith(".csv") ? " (HEADER TRUE)" : ""), null);
      screen.println(statement.getLargeUpdateCount() + " rows imported");
    }
  }

  private void read(Path file) throws SQLException, IOException {
    StringBuilder sql = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      if (isOne(line) && sql.toString().isBlank()) {
        run(line, null);
      } else {
        sql.append(line).append('\n');
        List<ScriptSplitter.Statement> parts = ScriptSplitter.split(sql.toString());
        if (!parts.isEmpty() && parts.get(parts.size() - 1).terminated()) {
          statements(sql.toString(), null);
          sql.setLength(0);
        }
      }
    }
    statements(sql.toString(), null);
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
    if (runner.run(statement, sql, callback)) {
      try (ResultSet rows = statement.getResultSet();
          Pager pager = pager()) {
        Results.write(rows, mode.writer(pager.stream(), settings));
      } catch (Pager.Ended e) {
        screen.println("...");
      }
      if (once) {
        close();
      }
    } else if (statement.getUpdateCount() > 0) {
      long count = statement.getLargeUpdateCount();
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

  /** Names that complete what begins with a dot. */
  static List<String> names() {
    return Arrays.stream(HELP.split("\n"))
        .filter(line -> line.startsWith("."))
        .map(line -> line.split(" ")[0])
        .toList();
  }
}
