package io.quiver.tck.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.QuiverDataSource;
import io.quiver.driver.url.JdbcUrl;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options as docs/JDBC.md lists them: in the URL, in Properties and on data sources alike. */
final class UrlOptionsTest {
  private static final String KEY = "encryption_key";

  /** Numbers, directories and names: what stands in the table's second column instead of values. */
  private static final Map<String, String> EXAMPLES =
      Map.ofEntries(
          Map.entry("seconds", "7"),
          Map.entry("megabytes", "33"),
          Map.entry("milliseconds", "900"),
          Map.entry("rows", "12"),
          Map.entry("rounds", "1000"),
          Map.entry("steps", "5000"),
          Map.entry("directory", "/tmp"),
          Map.entry("name", "PUBLIC"),
          Map.entry("text", "somebody"));

  @TempDir Path parent;

  /** A row of the table. */
  private record Option(String name, List<String> values, String standard) {
    /** A value that may be given. */
    String example() {
      String example = EXAMPLES.get(values.getFirst());
      return example == null ? values.getLast() : example;
    }
  }

  private static List<Option> documented() throws IOException {
    List<Option> options = new ArrayList<>();
    boolean table = false;
    for (String line :
        Files.readAllLines(Path.of("..", "docs", "JDBC.md"), StandardCharsets.UTF_8)) {
      if (line.startsWith("| option |")) {
        table = true;
      } else if (table && !line.startsWith("|")) {
        break;
      } else if (table && !line.startsWith("|---")) {
        String[] cells = line.split("\\|", -1);
        String values = cells[2].replaceAll("\\(.*?\\)", "").strip();
        for (String name : cells[1].strip().split(", ", -1)) {
          options.add(
              new Option(
                  name,
                  Arrays.stream(values.split(",", -1)).map(String::strip).toList(),
                  cells[3].replaceAll("\\(.*?\\)", "").strip()));
        }
      }
    }
    return options;
  }

  private static Driver driver() throws SQLException {
    return DriverManager.getDriver("jdbc:quiver:mem:");
  }

  private static Map<String, DriverPropertyInfo> told(String url, Properties properties)
      throws SQLException {
    Map<String, DriverPropertyInfo> told = new TreeMap<>();
    for (DriverPropertyInfo info : driver().getPropertyInfo(url, properties)) {
      told.put(info.name, info);
    }
    return told;
  }

  private static DriverPropertyInfo of(Map<String, DriverPropertyInfo> told, Option option) {
    return Objects.requireNonNull(told.get(option.name), option.name);
  }

  private static Properties properties(String name, Object value) {
    Properties properties = new Properties();
    properties.put(name, value);
    return properties;
  }

  private String url() {
    return "jdbc:quiver:" + parent.resolve("db");
  }

  @Test
  void theListIsTheOneThatTheDriverTells() throws Exception {
    Map<String, DriverPropertyInfo> told = told(url(), new Properties());
    List<Option> documented = documented();
    assertEquals(
        List.copyOf(told.keySet()), documented.stream().map(Option::name).sorted().toList());
    for (Option option : documented) {
      DriverPropertyInfo info = of(told, option);
      assertNotNull(info.description, option.name);
      assertFalse(info.required, option.name);
      if (!option.name.equals(KEY) && !EXAMPLES.containsKey(option.values.getFirst())) {
        assertNotNull(info.choices, option.name);
        assertEquals(option.values, List.of(info.choices), option.name);
      }
      if (info.value != null) {
        assertEquals(option.standard, info.value, option.name);
      }
      if (info.choices != null && info.value == null) {
        assertEquals("store", option.name, "choices without a value");
      }
    }
  }

  @Test
  void eachMeansTheSameInBothPlaces() throws Exception {
    for (Option option : documented()) {
      if (option.name.equals(KEY)) {
        continue;
      }
      String value = option.example();
      JdbcUrl semicolon = JdbcUrl.parse(url() + ";" + option.name + "=" + value, new Properties());
      assertEquals(
          semicolon,
          JdbcUrl.parse(
              url() + "?" + option.name.toUpperCase(Locale.ROOT) + "=" + value, new Properties()));
      assertEquals(semicolon, JdbcUrl.parse(url(), properties(option.name, value)), option.name);
      Properties defaults = new Properties(properties(option.name, value));
      assertEquals(semicolon, JdbcUrl.parse(url(), defaults), option.name);
      if (value.matches("[0-9]+")) {
        assertEquals(
            semicolon,
            JdbcUrl.parse(url(), properties(option.name, Integer.valueOf(value))),
            option.name);
      }
      if (value.equals("true") || value.equals("false")) {
        assertEquals(
            semicolon,
            JdbcUrl.parse(url(), properties(option.name, Boolean.valueOf(value))),
            option.name);
      }
      if (!option.name.equals("password")) {
        String inUrl =
            of(told(url() + ";" + option.name + "=" + value, new Properties()), option).value;
        String inProperties = of(told(url(), properties(option.name, value)), option).value;
        assertEquals(inUrl, inProperties, option.name);
        assertNotNull(inUrl, option.name);
      }
    }
  }

  private static SQLException refused(String url, Properties properties) {
    SQLException e =
        assertThrows(
            SQLException.class, () -> DriverManager.getConnection(url, properties).close());
    assertEquals("08001", e.getSQLState(), e.getMessage());
    return e;
  }

  @Test
  void aMisspeltOneIsRefusedInBothPlacesAndTheRightOneNamed() throws Exception {
    for (Option option : documented()) {
      if (option.name.equals(KEY)) {
        continue;
      }
      String wrong = option.name.substring(0, 2) + "x" + option.name.substring(2);
      for (SQLException e :
          List.of(
              refused(url() + ";" + wrong + "=" + option.example(), new Properties()),
              refused(url(), properties(wrong, option.example())),
              refused(url(), properties(wrong, 1)))) {
        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains("\"" + wrong + "\""), message);
        assertTrue(message.contains("Did you mean \"" + option.name + "\"?"), message);
      }
    }
    for (Object name : new Object[] {"INIT", "factory", "socketFactory", 7}) {
      Properties properties = new Properties();
      properties.put(name, "java.lang.Runtime");
      refused(url(), properties);
    }
    assertFalse(Files.exists(parent.resolve("db")), "nothing was made");
  }

  @Test
  void aBadValueIsRefusedInBothPlaces() throws Exception {
    for (Option option : documented()) {
      String first = option.values.getFirst();
      if (option.name.equals(KEY)
          || option.name.equals("store")
          || List.of("directory", "name", "text").contains(first)) {
        continue; // any text
      }
      for (String bad : List.of("maybe", "-1", "1.5")) {
        refused(url() + ";" + option.name + "=" + bad, new Properties());
        refused(url(), properties(option.name, bad));
      }
    }
    refused(url() + ";encryption_key=secret", new Properties());
  }

  @Test
  void eachIsABeanPropertyOfDataSources() throws Exception {
    List<String> beans =
        Arrays.stream(Introspector.getBeanInfo(QuiverDataSource.class).getPropertyDescriptors())
            .filter(property -> property.getWriteMethod() != null)
            .map(PropertyDescriptor::getName)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    for (Option option : documented()) {
      assertTrue(beans.contains(option.name.replace("_", "")), option.name);
    }
  }
}
