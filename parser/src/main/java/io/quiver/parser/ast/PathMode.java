package io.quiver.parser.ast;

/** Which walks are paths. */
public enum PathMode {
  /** Any. */
  WALK,
  /** No edge twice. */
  TRAIL,
  /** No vertex twice. */
  ACYCLIC,
  /** No vertex twice, except that the path may end where it starts. */
  SIMPLE
}
