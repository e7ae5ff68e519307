package io.quiver.liquibase;

import java.util.Locale;
import liquibase.database.Database;
import liquibase.datatype.DataTypeInfo;
import liquibase.datatype.DatabaseDataType;
import liquibase.datatype.core.TimestampType;
import liquibase.servicelocator.PrioritizedService;

/** Moments, with the precision and the time zone that are asked for. */
@DataTypeInfo(
    name = "timestamp",
    aliases = {
      "datetime",
      "java.sql.Types.TIMESTAMP",
      "java.sql.Types.DATETIME",
      "java.sql.Timestamp",
      "timestamptz",
      "java.sql.Types.TIMESTAMP_WITH_TIMEZONE",
      "java.time.OffsetDateTime"
    },
    minParameters = 0,
    maxParameters = 1,
    priority = PrioritizedService.PRIORITY_DATABASE)
public final class MomentType extends TimestampType {

  @Override
  public boolean supports(Database database) {
    return database instanceof QuiverDatabase;
  }

  @Override
  public DatabaseDataType toDatabaseDataType(Database database) {
    String asked = getRawDefinition().toUpperCase(Locale.ROOT);
    String precision = getParameters().length == 0 ? "" : "(" + getParameters()[0] + ")";
    boolean zone =
        asked.matches(".*WITH[ _]TIME ?ZONE.*")
            || asked.startsWith("TIMESTAMPTZ")
            || asked.contains("OFFSETDATETIME");
    return new DatabaseDataType("TIMESTAMP" + precision + (zone ? " WITH TIME ZONE" : ""));
  }
}
