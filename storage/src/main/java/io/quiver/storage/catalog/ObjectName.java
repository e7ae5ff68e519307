package io.quiver.storage.catalog;

/** A schema-qualified name, both parts as stored (after folding of unquoted identifiers). */
public record ObjectName(String schema, String name) {
  @Override
  public String toString() {
    return schema + "." + name;
  }
}
