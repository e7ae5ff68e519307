package io.quiver.storage.catalog;

/** What DROP does when other objects need the one that is to go. */
public enum DropBehavior {
  /** Refuse with DEPENDENT_OBJECTS, naming them. */
  RESTRICT,
  /** Drop them too. */
  CASCADE
}
