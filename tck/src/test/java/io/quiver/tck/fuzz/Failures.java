package io.quiver.tck.fuzz;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects what broke the rules: anything thrown but a subclass of SQLException, a SQLSTATE that
 * has not five characters or is XX000, a message that names a class. One of a kind is kept.
 */
final class Failures {
  private static final Pattern CLASS_NAME =
      Pattern.compile(
          "\\b[A-Z][A-Za-z]{0,60}Exception\\b|org\\.apache|io\\.quiver|java\\.(lang|util)");
  private static final int SHOWN = 400;

  private final Map<String, String> found = new LinkedHashMap<>();

  void run(String input, FuzzTarget.Call call) {
    try {
      call.run();
    } catch (SQLException e) {
      String wrong = wrong(e, input);
      if (wrong != null) {
        add(input, wrong, e);
      }
    } catch (RuntimeException | Error e) {
      add(input, "thrown as it is", e);
    }
  }

  private static @Nullable String wrong(SQLException e, String input) {
    String state = e.getSQLState();
    String message = e.getMessage();
    if (state == null || state.length() != 5 || state.equals("XX000")) {
      return "SQLSTATE " + state;
    }
    if (message == null || message.isBlank()) {
      return "no message";
    }
    Matcher matcher = CLASS_NAME.matcher(message);
    while (matcher.find()) {
      if (!input.contains(matcher.group())) {
        return "message names " + matcher.group();
      }
    }
    return null;
  }

  void add(String input, String wrong, Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    StackTraceElement[] stack = root.getStackTrace();
    String place = stack.length == 0 ? "" : " at " + stack[0];
    for (StackTraceElement element : stack) {
      if (element.getClassName().startsWith("io.quiver")) {
        place += " < " + element;
        break;
      }
    }
    String kind = wrong + " " + root.getClass().getName() + place;
    String shown = input.length() > SHOWN ? input.substring(0, SHOWN) + "..." : input;
    found.putIfAbsent(
        kind,
        root.getMessage() + "\n    message: " + thrown.getMessage() + "\n    input: " + shown);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    found.forEach((kind, example) -> text.append("\n* ").append(kind).append(": ").append(example));
    return text.toString();
  }
}
