package io.quiver.storage.text;

import java.util.List;

/**
 * What a text query asks for. Words are as written: an analyzer makes terms of them. Immutable.
 *
 * <p>{@code field} is the place of a column in {@link TextFields}, or {@link #ALL} for every
 * column.
 */
public sealed interface TextQuery {
  /** In the place of a field: every column. */
  int ALL = -1;

  /** Texts with this word, or with these words in a row when the analyzer finds several. */
  record Word(int field, String text, double boost) implements TextQuery {}

  /**
   * Texts with these words.
   *
   * @param slop how many moves of a word by one place the words may be away from their order; 0:
   *     exactly so
   */
  record Phrase(int field, String text, int slop, double boost) implements TextQuery {}

  /** Texts with a word that begins so. Every match scores the same. */
  record Prefix(int field, String text, double boost) implements TextQuery {}

  /**
   * Texts with a word that differs in so many letters at most. Inexact matches score the same.
   *
   * @param edits insertions, removals, replacements and swaps of neighbours; 1 or 2
   */
  record Fuzzy(int field, String text, int edits, double boost) implements TextQuery {}

  /** Texts with these letters and digits inside of a word, and texts with a very long word. */
  record Inside(int field, String text) implements TextQuery {}

  /**
   * Texts that match all required parts (or, if there is none, at least one optional part) and none
   * that is excluded. Only excluded parts: every other text.
   */
  record Group(List<Part> parts, double boost) implements TextQuery {
    public Group {
      parts = List.copyOf(parts);
    }
  }

  /** A part of a group. */
  record Part(Occurrence occurrence, TextQuery query) {}

  /** What a part of a group has to do with a match. */
  enum Occurrence {
    REQUIRED,
    OPTIONAL,
    EXCLUDED
  }
}
