package io.quiver.liquibase;

import java.util.Locale;
import liquibase.database.Database;
import liquibase.datatype.DataTypeInfo;
import liquibase.datatype.DatabaseDataType;
import liquibase.datatype.core.BlobType;
import liquibase.servicelocator.PrioritizedService;

/** BINARY and VARBINARY, which are no BLOBs here. */
@DataTypeInfo(
    name = "binary",
    aliases = {"varbinary", "java.sql.Types.BINARY", "java.sql.Types.VARBINARY"},
    minParameters = 0,
    maxParameters = 1,
    priority = PrioritizedService.PRIORITY_DATABASE)
public final class BinaryType extends BlobType {

  @Override
  public boolean supports(Database database) {
    return database instanceof QuiverDatabase;
  }

  @Override
  public DatabaseDataType toDatabaseDataType(Database database) {
    String asked = getRawDefinition().toUpperCase(Locale.ROOT);
    return new DatabaseDataType(
        asked.contains("VARBINARY") ? "VARBINARY" : "BINARY", getParameters());
  }
}
