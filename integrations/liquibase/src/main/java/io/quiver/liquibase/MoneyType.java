package io.quiver.liquibase;

import liquibase.database.Database;
import liquibase.datatype.DataTypeInfo;
import liquibase.datatype.DatabaseDataType;
import liquibase.datatype.core.CurrencyType;
import liquibase.servicelocator.PrioritizedService;

/** Amounts of money: without digits behind the point DECIMAL would round them. */
@DataTypeInfo(
    name = "currency",
    aliases = {"money", "smallmoney"},
    minParameters = 0,
    maxParameters = 0,
    priority = PrioritizedService.PRIORITY_DATABASE)
public final class MoneyType extends CurrencyType {

  @Override
  public boolean supports(Database database) {
    return database instanceof QuiverDatabase;
  }

  @Override
  public DatabaseDataType toDatabaseDataType(Database database) {
    return new DatabaseDataType("DECIMAL", 19, 4);
  }
}
