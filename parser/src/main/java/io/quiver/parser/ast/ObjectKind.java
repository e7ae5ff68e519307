package io.quiver.parser.ast;

/** What a DROP, COMMENT or REINDEX names. */
public enum ObjectKind {
  SCHEMA("SCHEMA"),
  TABLE("TABLE"),
  COLUMN("COLUMN"),
  CONSTRAINT("CONSTRAINT"),
  VIEW("VIEW"),
  SEQUENCE("SEQUENCE"),
  INDEX("INDEX"),
  GRAPH("GRAPH"),
  PROPERTY_GRAPH("PROPERTY GRAPH"),
  PROCEDURE("PROCEDURE"),
  DATABASE("DATABASE");

  private final String words;

  ObjectKind(String words) {
    this.words = words;
  }

  /** The kind as SQL writes it. */
  public String words() {
    return words;
  }
}
