package io.quiver.liquibase;

import liquibase.database.Database;
import liquibase.datatype.DataTypeInfo;
import liquibase.datatype.DatabaseDataType;
import liquibase.datatype.core.UUIDType;
import liquibase.servicelocator.PrioritizedService;

/** UUID, which Quiver has. */
@DataTypeInfo(
    name = "uuid",
    aliases = {"uniqueidentifier", "java.util.UUID"},
    minParameters = 0,
    maxParameters = 0,
    priority = PrioritizedService.PRIORITY_DATABASE)
public final class UuidType extends UUIDType {

  @Override
  public boolean supports(Database database) {
    return database instanceof QuiverDatabase;
  }

  @Override
  public DatabaseDataType toDatabaseDataType(Database database) {
    return new DatabaseDataType("UUID");
  }
}
