package io.quiver.parser.ast;

/** What a foreign key does to referencing rows when the referenced row goes or changes its key. */
public enum ReferentialAction {
  NO_ACTION("NO ACTION"),
  RESTRICT("RESTRICT"),
  CASCADE("CASCADE"),
  SET_NULL("SET NULL"),
  SET_DEFAULT("SET DEFAULT");

  private final String words;

  ReferentialAction(String words) {
    this.words = words;
  }

  /** The action as SQL writes it. */
  public String words() {
    return words;
  }
}
