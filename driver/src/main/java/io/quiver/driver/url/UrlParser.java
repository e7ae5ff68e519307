package io.quiver.driver.url;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.EncryptionKeySource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a URL; every complaint is INVALID_URL and none repeats a password. */
final class UrlParser {
  private static final String FORM =
      "A URL looks like jdbc:quiver:./data/kg, jdbc:quiver:mem: or jdbc:quiver:mem:name, options"
          + " follow as ;name=value.";

  private UrlParser() {}

  static JdbcUrl parse(String url, Properties properties) {
    if (!JdbcUrl.accepts(url)) {
      throw invalid("The URL does not begin with " + JdbcUrl.PREFIX + ".").withHint(FORM);
    }
    String rest = url.substring(JdbcUrl.PREFIX.length());
    int semicolon = rest.indexOf(';');
    int question = rest.indexOf('?');
    int end = semicolon < 0 ? question : question < 0 ? semicolon : Math.min(semicolon, question);
    String location = (end < 0 ? rest : rest.substring(0, end)).trim();
    Map<UrlOption, String> options = new EnumMap<>(UrlOption.class);
    if (end >= 0) {
      for (String part : rest.substring(end + 1).split("[;&]", -1)) {
        addPair(part.trim(), options);
      }
    }
    Map<UrlOption, String> given = new EnumMap<>(UrlOption.class);
    for (Map.Entry<String, Object> property : all(properties).entrySet()) {
      if (!KeyProperty.isIt(property.getKey())) {
        add(property.getKey(), String.valueOf(property.getValue()), given);
      }
    }
    given.forEach(options::putIfAbsent);
    return located(location, options, KeyProperty.find(properties));
  }

  /** Also what is no text: numbers and truth values mean what they are written as. */
  private static Map<String, Object> all(Properties properties) {
    Map<String, Object> all = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      all.put(name, properties.getProperty(name)); // with those of defaults
    }
    properties.forEach((name, value) -> all.put(String.valueOf(name), value));
    return all;
  }

  private static JdbcUrl located(
      String location, Map<UrlOption, String> options, @Nullable EncryptionKeySource key) {
    if (location.regionMatches(true, 0, "mem:", 0, 4) || location.equalsIgnoreCase("mem")) {
      String name = location.length() > 4 ? location.substring(4) : "";
      return new JdbcUrl(
          name.isEmpty() ? JdbcUrl.Place.PRIVATE_MEMORY : JdbcUrl.Place.NAMED_MEMORY,
          name,
          options,
          key);
    }
    String path = location.regionMatches(true, 0, "file:", 0, 5) ? location.substring(5) : location;
    if (path.isEmpty()) {
      throw invalid("The URL names no database.").withHint(FORM);
    }
    JdbcUrl result = new JdbcUrl(JdbcUrl.Place.FILE, path, options, key);
    result.directory(); // reports a bad path now
    return result;
  }

  private static void addPair(String pair, Map<UrlOption, String> options) {
    if (pair.isEmpty()) {
      return;
    }
    int equals = pair.indexOf('=');
    if (equals < 0) {
      UrlOption option = option(pair);
      if (option.type() == OptionType.BOOLEAN) {
        options.put(option, "true"); // ;readonly
        return;
      }
      throw invalid("Option \"" + option.optionName() + "\" has no value.")
          .withHint("Write " + option.optionName() + "=" + example(option) + ".");
    }
    add(pair.substring(0, equals), pair.substring(equals + 1), options);
  }

  private static void add(String name, String given, Map<UrlOption, String> options) {
    UrlOption option = option(name);
    String value = checked(option, given);
    String before = options.put(option, value);
    if (before != null && !before.equals(value)) {
      throw invalid("Option \"" + option.optionName() + "\" is given twice with different values.");
    }
  }

  private static UrlOption option(String name) {
    if (KeyProperty.isIt(name)) {
      throw KeyProperty.refusedInUrl();
    }
    UrlOption option = UrlOption.find(name);
    if (option == null) {
      List<String> names =
          Arrays.stream(UrlOption.values()).map(UrlOption::optionName).sorted().toList();
      throw invalid("There is no option \"" + shortened(name.trim()) + "\".")
          .withHint(
              "Did you mean \""
                  + NearestName.of(name.trim(), names)
                  + "\"? Options are "
                  + String.join(", ", names)
                  + ".");
    }
    return option;
  }

  private static String checked(UrlOption option, String given) {
    String value = given.trim();
    String lower = value.toLowerCase(Locale.ROOT);
    return switch (option.type()) {
      case TEXT -> given;
      case BOOLEAN ->
          switch (lower) {
            case "true", "on", "yes", "1" -> "true";
            case "false", "off", "no", "0" -> "false";
            default -> throw badValue(option, value, "true or false");
          };
      case CHOICE -> {
        String choice = lower.replace('-', '_').replace(' ', '_');
        if (option == UrlOption.ISOLATION && choice.equals("read_uncommitted")) {
          yield "read_committed";
        }
        if (!option.choices().contains(choice)) {
          throw badValue(option, value, "one of " + String.join(", ", option.choices()));
        }
        yield choice;
      }
      case INTEGER -> {
        if (!value.matches("[0-9]{1,9}")) {
          throw badValue(option, value, "a whole number from 0 to 999999999");
        }
        yield Integer.toString(Integer.parseInt(value));
      }
    };
  }

  private static String example(UrlOption option) {
    String value = option.defaultValue();
    return value != null ? value : option.type() == OptionType.INTEGER ? "100" : "value";
  }

  private static QuiverException badValue(UrlOption option, String value, String expected) {
    return invalid(
        "Option \""
            + option.optionName()
            + "\" must be "
            + expected
            + ", not \""
            + shortened(value)
            + "\".");
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "...";
  }

  private static QuiverException invalid(String message) {
    return new QuiverException(ErrorCode.INVALID_URL, message);
  }
}
