package io.quiver.driver.url;

/** What values an option of a URL takes. */
public enum OptionType {
  /** true or false (also on/off, yes/no, 1/0). */
  BOOLEAN,
  /** One of the option's choices, any case. */
  CHOICE,
  /** A whole number that is not negative. */
  INTEGER,
  /** Any text. */
  TEXT
}
