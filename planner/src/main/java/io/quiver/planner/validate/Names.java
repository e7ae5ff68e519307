package io.quiver.planner.validate;

import io.quiver.storage.catalog.ObjectName;
import io.quiver.storage.error.ErrorCode;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;

/** Names of objects as statements write them. */
public final class Names {
  private Names() {}

  /** A name with at most a schema in front; the default schema where none is written. */
  public static ObjectName of(SqlIdentifier identifier, String defaultSchema) {
    List<String> names = identifier.names;
    return switch (names.size()) {
      case 1 -> new ObjectName(defaultSchema, names.get(0));
      case 2 -> new ObjectName(names.get(0), names.get(1));
      default ->
          throw Positions.error(
              ErrorCode.INVALID_NAME,
              identifier + " has too many parts: a name is written as schema.name",
              identifier);
    };
  }

  /** A name of one part. */
  public static String simple(SqlIdentifier identifier) {
    if (!identifier.isSimple()) {
      throw Positions.error(
          ErrorCode.INVALID_NAME, identifier + " must be a name without dots", identifier);
    }
    return identifier.getSimple();
  }
}
