package io.quiver.shell;

import java.util.ArrayList;
import java.util.List;

/** What the user asked the command line for. */
sealed interface Command {
  /** A SQL shell on a database. */
  record Shell(String database) implements Command {}

  /** Runs a script. */
  record Run(String file, String database) implements Command {}

  /** Loads sample data and asks it questions. */
  record Demonstrate(String database) implements Command {}

  /** Looks after a database: backup, restore, check, salvage, dump. */
  record Administer(String verb, List<String> arguments) implements Command {}

  /** Brings a database to a version: up, down, status or to. */
  record Migrate(String verb, int version, String directory, String database) implements Command {}

  record Help() implements Command {}

  record Version() implements Command {}

  /** The arguments make no sense. */
  record Wrong(String message) implements Command {}

  String DEFAULT_DATABASE = "mem:";
  String DEMO_DATABASE = "./data/demo";

  static Command parse(String[] args) {
    if (args.length == 0) {
      return new Shell(DEFAULT_DATABASE);
    }
    List<String> rest = List.of(args).subList(1, args.length);
    return switch (args[0]) {
      case "help", "--help", "-h" -> new Help();
      case "version", "--version" -> new Version();
      case "demo" ->
          rest.size() > 1
              ? new Wrong("demo takes one database at most")
              : new Demonstrate(rest.isEmpty() ? DEMO_DATABASE : rest.get(0));
      case "run" -> parseRun(rest);
      case "migrate" -> parseMigrate(rest);
      case "backup", "restore", "check", "salvage", "dump" -> new Administer(args[0], rest);
      default ->
          args[0].startsWith("-")
              ? new Wrong("unknown option " + args[0])
              : rest.isEmpty()
                  ? new Shell(args[0])
                  : new Wrong("too many arguments: " + String.join(" ", rest));
    };
  }

  private static Command parseRun(List<String> rest) {
    String file = null;
    String database = DEFAULT_DATABASE;
    for (int i = 0; i < rest.size(); i++) {
      if (rest.get(i).equals("--db")) {
        if (++i == rest.size()) {
          return new Wrong("--db needs a database");
        }
        database = rest.get(i);
      } else if (file == null) {
        file = rest.get(i);
      } else {
        return new Wrong("run takes one file, got " + file + " and " + rest.get(i));
      }
    }
    return file == null
        ? new Wrong("run needs a file: run FILE.sql [--db PATH]")
        : new Run(file, database);
  }

  private static Command parseMigrate(List<String> rest) {
    String usage = "migrate up|down|status|to N --dir DIRECTORY --db DATABASE";
    String directory = null;
    String database = null;
    List<String> words = new ArrayList<>();
    for (int i = 0; i < rest.size(); i++) {
      String option = rest.get(i);
      if (!option.startsWith("--")) {
        words.add(option);
      } else if (!option.equals("--dir") && !option.equals("--db")) {
        return new Wrong("unknown option " + option + ": " + usage);
      } else if (++i == rest.size()) {
        return new Wrong(option + " needs a value: " + usage);
      } else if (option.equals("--dir")) {
        directory = rest.get(i);
      } else {
        database = rest.get(i);
      }
    }
    boolean to = words.size() == 2 && words.get(0).equals("to") && words.get(1).matches("\\d{1,9}");
    boolean plain = words.size() == 1 && List.of("up", "down", "status").contains(words.get(0));
    if (directory == null || database == null || !(to || plain)) {
      return new Wrong(usage);
    }
    return new Migrate(words.get(0), to ? Integer.parseInt(words.get(1)) : 0, directory, database);
  }

  /**
   * The JDBC URL of a database as users name it: a path, {@code mem}, {@code mem:name} or a URL.
   * Unless it is a URL, statements may reach the files of the working directory.
   */
  static String url(String database) {
    if (database.startsWith("jdbc:")) {
      return database;
    }
    return plainUrl(database) + ";files=.";
  }

  /** The same without files. */
  static String plainUrl(String database) {
    if (database.equals("mem")) {
      return "jdbc:quiver:mem:";
    }
    boolean path = database.contains("/") || database.contains("\\") || database.contains(":");
    return "jdbc:quiver:" + (path ? database : "./" + database);
  }

  /** Whether a URL, with whatever stands around it, asks for a connection that only reads. */
  static boolean isReadOnly(String url) {
    return url.matches("(?i).*[;?&]readonly(=true)?([;&\\s].*)?");
  }
}
