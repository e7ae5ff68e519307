package io.quiver.planner.schema;

import io.quiver.storage.catalog.Catalog;
import io.quiver.storage.catalog.ObjectName;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a session's temporary tables. Names without a schema are looked up in it first; it
 * goes with its session, or when the database is opened again.
 */
public final class TemporarySchema {
  private static final String PREFIX = "SESSION_TEMPORARY_";

  private TemporarySchema() {}

  public static String of(long sessionId) {
    return PREFIX + sessionId;
  }

  public static boolean isTemporary(String schema) {
    return schema.startsWith(PREFIX);
  }

  /** The name of a temporary table, or of its index; null when it is none. */
  public static @Nullable ObjectName find(
      Catalog catalog, @Nullable String temporarySchema, List<String> names) {
    if (temporarySchema == null || names.size() != 1) {
      return null;
    }
    ObjectName name = new ObjectName(temporarySchema, names.get(0));
    return catalog.relation(name) != null || catalog.index(name) != null ? name : null;
  }

  /** The same for a name in a statement. */
  public static @Nullable ObjectName find(
      Catalog catalog, @Nullable String temporarySchema, SqlIdentifier identifier) {
    return find(catalog, temporarySchema, identifier.names);
  }
}
