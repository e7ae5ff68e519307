package io.quiver.shell.format;

/**
 * What all modes heed.
 *
 * @param headers names above the rows, where a mode has a choice
 * @param types types under the names, in mode duckbox
 * @param nullText for NULL
 * @param separator of mode list
 * @param table that mode insert names
 */
public record Settings(
    boolean headers, boolean types, String nullText, String separator, String table) {
  public static final Settings DEFAULT = new Settings(true, true, "NULL", "|", "table");

  public Settings withHeaders(boolean value) {
    return new Settings(value, types, nullText, separator, table);
  }

  public Settings withNullText(String value) {
    return new Settings(headers, types, value, separator, table);
  }

  public Settings withSeparator(String value) {
    return new Settings(headers, types, nullText, value, table);
  }

  public Settings withTable(String value) {
    return new Settings(headers, types, nullText, separator, value);
  }
}
