package io.quiver.planner;

import io.quiver.planner.cost.PlanSwitches;
import io.quiver.planner.optimize.Optimizer;
import io.quiver.storage.catalog.NearestNames;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The settings of one session, by lower-case name. Confined to the session's thread. */
final class Settings {
  static final String QUERY_TIMEOUT = "query_timeout";
  static final String LOCK_TIMEOUT = "lock_timeout";
  static final String MAX_ROWS = "max_rows";
  static final String MAX_RECURSION = "max_recursion";
  static final String MAX_TRAVERSAL = "max_traversal";
  static final String MEMORY_LIMIT_MB = "memory_limit_mb";
  static final String TIME_ZONE = "time_zone";
  static final String DISABLED_RULES = "disabled_rules";

  /** A counter to a million is no mistake; a circle is. */
  private static final String DEFAULT_RECURSION = "10000000";

  private final Map<String, String> values = new TreeMap<>();

  private final Map<String, String> first;

  // What every statement asks for, read once.
  private ZoneId zone = ZoneOffset.UTC;
  private long queryTimeoutMillis;
  private long lockTimeoutMillis;
  private long maxRows;
  private long memoryLimitBytes;
  private long maxRecursion;
  private long maxTraversal;
  private PlanSwitches switches = PlanSwitches.NONE;

  Settings(Map<String, String> initial, long lockTimeoutMillis) {
    values.put(QUERY_TIMEOUT, "0");
    values.put(LOCK_TIMEOUT, Long.toString(lockTimeoutMillis));
    values.put(MAX_ROWS, "0");
    values.put(MAX_RECURSION, DEFAULT_RECURSION);
    values.put(MAX_TRAVERSAL, "0");
    values.put(MEMORY_LIMIT_MB, Long.toString(defaultMemory()));
    values.put(TIME_ZONE, ZoneId.systemDefault().getId());
    values.put(DISABLED_RULES, "");
    initial.forEach(this::set);
    this.first = Map.copyOf(values);
    read();
  }

  /** One as it was first, or all for null. */
  void reset(@Nullable String name) {
    if (name == null) {
      values.putAll(first);
      read();
    } else {
      String value = first.get(name);
      set(name, value == null ? "" : value);
    }
  }

  private void read() {
    zone = ZoneId.of(values.getOrDefault(TIME_ZONE, "Z"));
    queryTimeoutMillis = number(QUERY_TIMEOUT);
    lockTimeoutMillis = number(LOCK_TIMEOUT);
    maxRows = number(MAX_ROWS);
    maxRecursion = number(MAX_RECURSION) == 0 ? Long.MAX_VALUE : number(MAX_RECURSION);
    maxTraversal = number(MAX_TRAVERSAL);
    memoryLimitBytes = number(MEMORY_LIMIT_MB) << 20;
    switches = PlanSwitches.parse(values.getOrDefault(DISABLED_RULES, ""));
  }

  /** Half of what the JVM may use, so that one statement cannot take all. */
  private static long defaultMemory() {
    return Math.max(16, Runtime.getRuntime().maxMemory() / 2 >> 20);
  }

  Map<String, String> all() {
    return Map.copyOf(values);
  }

  @Nullable String get(String name) {
    return values.get(name.toLowerCase(Locale.ROOT));
  }

  private long number(String name) {
    return Long.parseLong(values.getOrDefault(name, "0"));
  }

  ZoneId zone() {
    return zone;
  }

  long queryTimeoutMillis() {
    return queryTimeoutMillis;
  }

  long lockTimeoutMillis() {
    return lockTimeoutMillis;
  }

  long maxRows() {
    return maxRows;
  }

  /** Rounds of WITH RECURSIVE. */
  long maxRecursion() {
    return maxRecursion;
  }

  /** Steps of one search or algorithm over a graph; 0: any number. */
  long maxTraversal() {
    return maxTraversal;
  }

  long memoryLimitBytes() {
    return memoryLimitBytes;
  }

  PlanSwitches switches() {
    return switches;
  }

  void set(String name, String value) {
    String key = name.toLowerCase(Locale.ROOT);
    if (!values.containsKey(key)) {
      String hint = NearestNames.hint(key, values.keySet());
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "there is no setting " + key,
          hint == null ? "Settings are " + String.join(", ", values.keySet()) + "." : hint,
          null,
          null);
    }
    values.put(
        key,
        switch (key) {
          case TIME_ZONE -> zone(value);
          case DISABLED_RULES -> rules(value);
          default -> wholeNumber(key, value);
        });
    read();
  }

  private static String rules(String value) {
    for (String name : PlanSwitches.parse(value).disabled()) {
      if (!Optimizer.switchable().contains(name)) {
        String hint = NearestNames.hint(name, Optimizer.switchable());
        throw new QuiverException(
            ErrorCode.INVALID_PARAMETER,
            "there is no rule " + name,
            hint == null ? "Rules are " + String.join(", ", Optimizer.switchable()) + "." : hint,
            null,
            null);
      }
    }
    return value;
  }

  private static String zone(String value) {
    try {
      return ZoneId.of(value).getId();
    } catch (DateTimeException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "'" + value + "' is not a time zone", e);
    }
  }

  private static String wholeNumber(String key, String value) {
    try {
      long number = Long.parseLong(value.strip());
      if (number >= 0) {
        return Long.toString(number);
      }
    } catch (NumberFormatException e) {
      // Reported below, like a negative number.
    }
    throw new QuiverException(
        ErrorCode.INVALID_PARAMETER,
        "setting " + key + " must be a whole number of at least 0, not '" + value + "'");
  }
}
