package io.quiver.storage;

/**
 * What a check of the database has to say about one object.
 *
 * @param kind FILE, TABLE, INDEX, VECTOR INDEX, TEXT INDEX or ADJACENCY
 * @param object its name, with the schema in front if it has one
 * @param finding {@code ok}, or what is not right
 */
public record CheckFinding(String kind, String object, String finding) {
  public static final String OK = "ok";

  public boolean isOk() {
    return finding.equals(OK);
  }
}
