package io.quiver.parser.ast;

/** What happens to objects that depend on a dropped one. */
public enum DropBehavior {
  /** They are dropped too. */
  CASCADE,
  /** The statement fails; also what is meant where nothing was written. */
  RESTRICT
}
