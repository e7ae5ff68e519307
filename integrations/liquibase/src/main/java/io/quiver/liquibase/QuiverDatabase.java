package io.quiver.liquibase;

import java.math.BigInteger;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import liquibase.CatalogAndSchema;
import liquibase.database.AbstractJdbcDatabase;
import liquibase.database.DatabaseConnection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.DatabaseException;
import liquibase.exception.DateParseException;
import liquibase.statement.DatabaseFunction;
import liquibase.structure.DatabaseObject;
import liquibase.structure.core.Index;
import liquibase.structure.core.Sequence;
import liquibase.structure.core.Table;
import liquibase.structure.core.View;
import org.jspecify.annotations.Nullable;

/**
 * A Quiver database as Liquibase sees it: names without quotes are kept in capitals, definitions
 * are transactional, there are schemas and no catalogs. For one thread at a time, as all of
 * Liquibase's databases.
 */
public final class QuiverDatabase extends AbstractJdbcDatabase {

  private static final String PRODUCT = "Quiver";
  private static final int FRACTIONAL_DIGITS = 9;

  public QuiverDatabase() {
    unquotedObjectsAreUppercased = true;
    super.setCurrentDateTimeFunction("CURRENT_TIMESTAMP");
    sequenceNextValueFunction = "NEXT VALUE FOR %s";
    defaultAutoIncrementStartWith = BigInteger.ONE;
    defaultAutoIncrementBy = BigInteger.ONE;
    dateFunctions.add(new DatabaseFunction("CURRENT_DATE"));
    dateFunctions.add(new DatabaseFunction("CURRENT_TIME"));
    dateFunctions.add(new DatabaseFunction("CURRENT_TIMESTAMP"));
    dateFunctions.add(new DatabaseFunction("LOCALTIMESTAMP"));
    addReservedWords(ReservedWords.ALL);
  }

  @Override
  public String getShortName() {
    return "quiver";
  }

  @Override
  protected String getDefaultDatabaseProductName() {
    return PRODUCT;
  }

  @Override
  public @Nullable Integer getDefaultPort() {
    return null;
  }

  @Override
  public boolean isCorrectDatabaseImplementation(DatabaseConnection connection)
      throws DatabaseException {
    return PRODUCT.equals(connection.getDatabaseProductName());
  }

  @Override
  public @Nullable String getDefaultDriver(String url) {
    return url.startsWith("jdbc:quiver:") ? "io.quiver.driver.QuiverDriver" : null;
  }

  @Override
  public int getPriority() {
    return PRIORITY_DATABASE;
  }

  @Override
  public boolean requiresUsername() {
    return false;
  }

  @Override
  public boolean requiresPassword() {
    return false;
  }

  @Override
  public boolean supportsTablespaces() {
    return false;
  }

  @Override
  public boolean supportsCatalogInObjectName(Class<? extends DatabaseObject> type) {
    return false;
  }

  @Override
  public boolean supportsSequences() {
    return true;
  }

  @Override
  public boolean supportsDDLInTransaction() {
    return true;
  }

  @Override
  public boolean supportsInitiallyDeferrableColumns() {
    return false;
  }

  @Override
  public boolean supportsDropTableCascadeConstraints() {
    return true;
  }

  @Override
  public boolean supportsNotNullConstraintNames() {
    return false;
  }

  @Override
  public boolean createsIndexesForForeignKeys() {
    return false;
  }

  @Override
  public boolean supportsCreateIfNotExists(Class<? extends DatabaseObject> type) {
    return type.isAssignableFrom(Table.class)
        || type.isAssignableFrom(View.class)
        || type.isAssignableFrom(Sequence.class)
        || type.isAssignableFrom(Index.class);
  }

  @Override
  public boolean supportsDatabaseChangeLogHistory() {
    return true;
  }

  @Override
  public int getMaxFractionalDigitsForTimestamp() {
    return FRACTIONAL_DIGITS;
  }

  @Override
  public Set<String> getSystemViews() {
    return Set.of();
  }

  @Override
  public boolean isSystemObject(DatabaseObject example) {
    String schema = example.getSchema() == null ? null : example.getSchema().getName();
    return (schema != null && SYSTEM_SCHEMAS.contains(schema.toUpperCase(Locale.ROOT)))
        || super.isSystemObject(example);
  }

  private static final Set<String> SYSTEM_SCHEMAS = Set.of("INFORMATION_SCHEMA", "SYS");

  @Override
  public String getSystemSchema() {
    return "INFORMATION_SCHEMA";
  }

  /** A database in memory or in a directory of one's own is no production database. */
  @Override
  public boolean isSafeToRunUpdate() throws DatabaseException {
    return true;
  }

  @Override
  public String getConcatSql(String... values) {
    return String.join(" || ", values);
  }

  /** A text from a changelog, as the literal that its form asks for. */
  @Override
  public String getDateLiteral(String isoDate) {
    String text = isoDate.replace('T', ' ');
    if (isDateOnly(isoDate)) {
      return "DATE '" + text + "'";
    }
    if (isTimeOnly(isoDate)) {
      return "TIME '" + text + "'";
    }
    return "TIMESTAMP '" + text + "'";
  }

  @Override
  public java.util.Date parseDate(String text) throws DateParseException {
    int quote = text.indexOf('\'');
    int end = text.lastIndexOf('\'');
    return super.parseDate(quote >= 0 && end > quote ? text.substring(quote + 1, end) : text);
  }

  /** Identity columns take values that a changelog gives, unless it says ALWAYS. */
  @Override
  public String getAutoIncrementClause(
      @Nullable BigInteger startWith,
      @Nullable BigInteger incrementBy,
      @Nullable String generationType,
      @Nullable Boolean defaultOnNull) {
    String clause =
        "GENERATED "
            + (generationType == null || generationType.isEmpty() ? "BY DEFAULT" : generationType)
            + " AS IDENTITY";
    String start = startWith == null ? "" : " START WITH " + startWith;
    String options = (start + (incrementBy == null ? "" : " INCREMENT BY " + incrementBy)).strip();
    return options.isEmpty() ? clause : clause + " (" + options + ")";
  }

  @Override
  public @Nullable String getViewDefinition(CatalogAndSchema schema, String view)
      throws DatabaseException {
    String definition = super.getViewDefinition(schema, view);
    return definition == null ? null : definition.replaceFirst("(?s);\\s*$", "");
  }

  /** Without a schema, a name is looked for in the schema of the connection. */
  @Override
  protected @Nullable String getConnectionSchemaName() {
    DatabaseConnection connection = getConnection();
    if (!(connection instanceof JdbcConnection jdbc)) {
      return null;
    }
    try {
      return jdbc.getUnderlyingConnection().getSchema();
    } catch (SQLException e) {
      throw new IllegalStateException("the schema of the connection cannot be read", e);
    }
  }
}
