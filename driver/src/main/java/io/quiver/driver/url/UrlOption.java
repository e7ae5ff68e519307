package io.quiver.driver.url;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The options that a URL or {@code Properties} may carry: an allow-list. None names a class or a
 * script. The lower-case name of the constant is the option's name.
 */
public enum UrlOption {
  DURABILITY(
      OptionType.CHOICE,
      "full",
      List.of("full", "batched", "relaxed"),
      "When a commit is acknowledged: full = on disk; batched = forced every 10 ms; relaxed ="
          + " handed to the operating system."),
  LINGER(
      OptionType.INTEGER,
      "2",
      List.of(),
      "Seconds that a file database stays open after its last connection."),
  CACHE_MB(OptionType.INTEGER, null, List.of(), "Megabytes of page cache; by default chosen."),
  READONLY(
      OptionType.BOOLEAN, "false", List.of("true", "false"), "Refuse changes in this connection."),
  IFEXISTS(
      OptionType.BOOLEAN,
      "false",
      List.of("true", "false"),
      "Fail when the database does not exist instead of creating it."),
  ISOLATION(
      OptionType.CHOICE,
      "read_committed",
      List.of("read_uncommitted", "read_committed", "repeatable_read", "serializable"),
      "Isolation level that the connection begins with."),
  SCHEMA(OptionType.TEXT, "PUBLIC", List.of(), "Schema that unqualified names belong to."),
  LOCK_TIMEOUT(
      OptionType.INTEGER,
      null,
      List.of(),
      "Milliseconds that a statement waits for a lock; by default the database's."),
  QUERY_TIMEOUT(
      OptionType.INTEGER,
      "0",
      List.of(),
      "Seconds after which a statement is ended, unless setQueryTimeout says otherwise; 0 ="
          + " never."),
  MAX_ROWS(
      OptionType.INTEGER, null, List.of(), "Rows that a query delivers at most; 0 = all of them."),
  MEMORY_LIMIT_MB(
      OptionType.INTEGER,
      null,
      List.of(),
      "Megabytes that a statement keeps in memory before it uses temporary files."),
  MAX_RECURSION(
      OptionType.INTEGER, null, List.of(), "Rounds that WITH RECURSIVE may take; 0 = any number."),
  MAX_TRAVERSAL(
      OptionType.INTEGER,
      null,
      List.of(),
      "Steps that a search or an algorithm over a graph may take; 0 = any number."),
  FILES(
      OptionType.TEXT,
      null,
      List.of(),
      "Directory whose files COPY and READ_CSV, READ_JSON and the like may read and write; without"
          + " it no statement reaches a file."),
  CLOSE(
      OptionType.CHOICE,
      "shutdown",
      List.of("shutdown", "last"),
      "When a named memory database ends: with SHUTDOWN or the JVM, or with its last connection."),
  SHARE(
      OptionType.BOOLEAN,
      "true",
      List.of("true", "false"),
      "Let other processes of this machine use the database through this one, or use it through"
          + " the one that has it open; off: fail when another one has it."),
  STORE(
      OptionType.TEXT,
      null,
      List.of("mvstore", "rocksdb", "lmdb", "sqlite"),
      "What a database is kept in when it is made: mvstore (Quiver's own, the default), rocksdb,"
          + " lmdb or sqlite, each with its artifact io.quiver:quiver-<name>."),
  USER(OptionType.TEXT, null, List.of(), "Accepted and ignored: there are no users yet."),
  PASSWORD(OptionType.TEXT, null, List.of(), "Accepted and ignored: there are no users yet.");

  private final OptionType type;
  private final @Nullable String defaultValue;
  private final List<String> choices;
  private final String description;

  UrlOption(
      OptionType type, @Nullable String defaultValue, List<String> choices, String description) {
    this.type = type;
    this.defaultValue = defaultValue;
    this.choices = choices;
    this.description = description;
  }

  /** As written in a URL. */
  public String optionName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public OptionType type() {
    return type;
  }

  /** The value when none is given, or null when the database decides. */
  public @Nullable String defaultValue() {
    return defaultValue;
  }

  /** Possible values; empty when there are too many to list. Of a text there may be others. */
  public List<String> choices() {
    return choices;
  }

  public String description() {
    return description;
  }

  /** Whether its value must never be shown. */
  public boolean secret() {
    return this == PASSWORD;
  }

  /** Whether it is about a user; such options are left out of {@code getURL()}. */
  public boolean personal() {
    return this == USER || this == PASSWORD;
  }

  /** The option with this name in any case, or null. */
  public static @Nullable UrlOption find(String name) {
    String wanted = name.trim().replace('-', '_');
    for (UrlOption option : values()) {
      if (option.name().equalsIgnoreCase(wanted)) {
        return option;
      }
    }
    return null;
  }
}
