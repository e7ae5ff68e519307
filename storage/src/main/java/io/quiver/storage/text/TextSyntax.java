package io.quiver.storage.text;

/** How the text of a query is read. */
public enum TextSyntax {
  /** Operators mean something; words side by side: any of them may match. */
  ANY,
  /** Operators mean something; words side by side must all match. */
  ALL,
  /** Every character stands for itself; any of the words may match. For texts of end users. */
  PLAIN,
  /** Every character stands for itself; all words must match. */
  PLAIN_ALL,
  /**
   * Letters and digits that must each be inside of a word; texts with very long words match too.
   */
  INSIDE
}
