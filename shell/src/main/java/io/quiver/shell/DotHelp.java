package io.quiver.shell;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The names of dot commands, which may be shortened, and what {@code .help} says of them. */
final class DotHelp {
  static final String TEXT =
      """
      .bail on|off                ends a file of .read after an error
      .changes on|off             how many rows a statement has changed
      .databases                  the database of this shell
      .dump FILE                  definitions and rows of a database in a directory: quiver dump
      .echo on|off                shows each statement before it runs
      .exit                       ends the shell; also .quit
      .graph [ascii|mermaid|dot|svg] QUERY   draws a path or edges; into the file of .output
      .headers on|off             names above rows
      .help [COMMAND]             this
      .import [--skip N] FILE TABLE   copies a CSV or JSON file into a table, or makes one of it
      .indexes [TABLE]            names of indexes
      .maxrows N                  prints no more rows than that of a result; 0 prints all
      .mode [MODE [TABLE]]        how rows are printed; .mode alone lists the modes
      .nullvalue TEXT             text for NULL
      .once FILE                  the next result into a file
      .open [--readonly] DATABASE   a directory, mem: or mem:name
      .output [FILE]              results into a file, or back to the screen
      .page on|off                stops after each screen of a long result
      .print TEXT                 prints it
      .progress on|off            a line for statements that take more than two seconds
      .read FILE                  runs the statements and dot commands of a file
      .schema [TABLE]             definitions
      .separator TEXT             between values in mode list
      .show                       what is set
      .tables [PATTERN]           names of tables and views
      .timer on|off               shows how long statements take
      .version                    of Quiver
      Names may be shortened: .tab is .tables. Lines that begin with ! are sqlline's: !help
      """;

  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "quit", "exit",
          "q", "exit",
          "e", "exit",
          "header", "headers",
          "indices", "indexes",
          "fullschema", "schema",
          "progress_bar", "progress",
          "h", "help",
          "s", "schema",
          "t", "tables");

  private DotHelp() {}

  /** All names, with their dot. */
  static List<String> names() {
    return Arrays.stream(TEXT.split("\n"))
        .filter(line -> line.startsWith("."))
        .map(line -> line.split(" ")[0])
        .toList();
  }

  /** The command that somebody means: by its name, another one of it, or the begin of it. */
  static String command(String typed) throws SQLException {
    String name = typed.toLowerCase(Locale.ROOT);
    if (OTHER_NAMES.containsKey(name)) {
      return OTHER_NAMES.getOrDefault(name, name);
    }
    if (names().contains("." + name)) {
      return name;
    }
    List<String> found = names().stream().filter(each -> each.startsWith("." + name)).toList();
    if (found.size() == 1) {
      return found.get(0).substring(1);
    }
    String message =
        found.isEmpty()
            ? "There is no command ." + typed + "; .help lists them."
            : "." + typed + " may be " + String.join(" or ", found) + ".";
    throw new SQLException(message, "42601");
  }

  /** All of it, or what it says of one command. */
  static void print(String typed, PrintStream out) throws SQLException {
    if (typed.isEmpty()) {
      out.print(TEXT);
      return;
    }
    String start = "." + command(typed.startsWith(".") ? typed.substring(1) : typed) + " ";
    TEXT.lines().filter(line -> (line + " ").startsWith(start)).forEach(out::println);
  }
}
