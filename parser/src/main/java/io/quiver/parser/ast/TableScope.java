package io.quiver.parser.ast;

/** Who sees a table, and for how long. */
public enum TableScope {
  PERMANENT("TABLE"),
  /** The definition is in the catalog, the rows are each session's own. */
  GLOBAL_TEMPORARY("GLOBAL TEMPORARY TABLE"),
  /** Definition and rows belong to the session; also what TEMPORARY alone means. */
  LOCAL_TEMPORARY("LOCAL TEMPORARY TABLE");

  private final String words;

  TableScope(String words) {
    this.words = words;
  }

  /** The scope and TABLE as SQL writes them. */
  public String words() {
    return words;
  }
}
