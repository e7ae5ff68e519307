package io.quiver.parser.ast;

/** What a WHEN clause of MERGE does. */
public enum MergeAction {
  UPDATE,
  DELETE,
  INSERT,
  NOTHING
}
