package io.quiver.shell.format;

/**
 * What all modes heed.
 *
 * @param headers names above the rows, where a mode has a choice
 * @param types types under the names, in mode duckbox
 * @param nullText for NULL
 * @param separator of mode list
 * @param table that mode insert names
 * @param maxRows of a result that are printed; 0: all
 * @param width of the screen, which a table of several columns keeps to; 0: none
 */
public record Settings(
    boolean headers,
    boolean types,
    String nullText,
    String separator,
    String table,
    int maxRows,
    int width) {
  public static final Settings DEFAULT = new Settings(true, true, "NULL", "|", "table", 0, 0);

  public Settings withHeaders(boolean value) {
    return new Settings(value, types, nullText, separator, table, maxRows, width);
  }

  public Settings withNullText(String value) {
    return new Settings(headers, types, value, separator, table, maxRows, width);
  }

  public Settings withSeparator(String value) {
    return new Settings(headers, types, nullText, value, table, maxRows, width);
  }

  public Settings withTable(String value) {
    return new Settings(headers, types, nullText, separator, value, maxRows, width);
  }

  public Settings withMaxRows(int value) {
    return new Settings(headers, types, nullText, separator, table, value, width);
  }

  public Settings withWidth(int value) {
    return new Settings(headers, types, nullText, separator, table, maxRows, value);
  }
}
