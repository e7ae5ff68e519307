package io.quiver.planner.system;

import io.quiver.storage.catalog.SchemaDefinition;
import java.util.List;

/** Schemas: the users' and the two of the system. */
final class SchemaViews {
  private static final String OWNER = "QUIVER";

  static final SystemView SCHEMATA =
      SystemView.information(
          "SCHEMATA",
          "CATALOG_NAME, SCHEMA_NAME, SCHEMA_OWNER, REMARKS, IS_SYSTEM",
          SchemaViews::schemata);

  private SchemaViews() {}

  private static void schemata(Reading reading, SystemRows rows) {
    for (SchemaDefinition schema : reading.catalog().schemas()) {
      rows.add(reading.catalogName(), schema.name(), OWNER, null, false);
    }
    for (String system : List.of(SystemView.INFORMATION_SCHEMA, SystemView.SYS)) {
      rows.add(reading.catalogName(), system, OWNER, null, true);
    }
  }
}
