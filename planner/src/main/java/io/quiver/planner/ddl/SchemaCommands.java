package io.quiver.planner.ddl;

import io.quiver.parser.ast.CreateSchema;
import io.quiver.planner.validate.Names;
import io.quiver.storage.catalog.SchemaDefinition;

/** CREATE SCHEMA. */
final class SchemaCommands {
  private SchemaCommands() {}

  static void create(CreateSchema create, DefinitionContext context) {
    String name = Names.simple(create.name());
    if (create.ifNotExists() && Definitions.catalog(context).schema(name) != null) {
      return;
    }
    int id = context.database().newObjectId();
    Definitions.at(
        create.name(),
        () -> Definitions.change(context, catalog -> catalog.with(new SchemaDefinition(id, name))));
  }
}
