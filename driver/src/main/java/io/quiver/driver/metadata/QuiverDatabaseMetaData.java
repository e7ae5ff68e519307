package io.quiver.driver.metadata;

import io.quiver.driver.error.SqlExceptions;
import io.quiver.driver.error.Wrapped;
import io.quiver.storage.error.ErrorCode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * About the database and what is in it. Catalog, schema and table arguments may be null; the one
 * catalog is the database's name. Each call sees the definitions of its moment.
 */
public final class QuiverDatabaseMetaData extends EmptyMetadata {
  private static final String PRODUCT = "Quiver";
  private static final String DRIVER = "Quiver JDBC Driver";

  private final MetadataSource source;

  public QuiverDatabaseMetaData(MetadataSource source) {
    this.source = source;
  }

  @Override
  ResultSet rows(String columns, List<@Nullable Object[]> rows) throws SQLException {
    if (source.connection().isClosed()) {
      throw SqlExceptions.of(ErrorCode.CONNECTION_CLOSED, "The connection is closed.");
    }
    return source.rows(MetadataColumns.of(columns), rows);
  }

  private boolean otherCatalog(@Nullable String catalog) {
    return !Patterns.catalogMatches(catalog, source.database().name());
  }

  @Override
  public ResultSet getTables(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      String @Nullable [] types)
      throws SQLException {
    List<@Nullable Object[]> found =
        otherCatalog(catalog)
            ? List.of()
            : TableRows.tables(
                source, Patterns.pattern(schemaPattern), Patterns.pattern(tablePattern), types);
    return rows(TableRows.TABLE_COLUMNS, found);
  }

  @Override
  public ResultSet getSchemas() throws SQLException {
    return getSchemas(null, null);
  }

  @Override
  public ResultSet getSchemas(@Nullable String catalog, @Nullable String schemaPattern)
      throws SQLException {
    List<@Nullable Object[]> found =
        otherCatalog(catalog)
            ? List.of()
            : TableRows.schemas(source, Patterns.pattern(schemaPattern));
    return rows(TableRows.SCHEMA_COLUMNS, found);
  }

  @Override
  public ResultSet getCatalogs() throws SQLException {
    List<@Nullable Object[]> found = new ArrayList<>();
    found.add(Rows.row(source.database().name()));
    return rows("TABLE_CAT", found);
  }

  @Override
  public ResultSet getTableTypes() throws SQLException {
    List<@Nullable Object[]> found = new ArrayList<>();
    for (String type : TableRows.TYPES) {
      found.add(Rows.row(type));
    }
    return rows("TABLE_TYPE", found);
  }

  @Override
  public ResultSet getColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String tablePattern,
      @Nullable String columnPattern)
      throws SQLException {
    List<@Nullable Object[]> found =
        otherCatalog(catalog)
            ? List.of()
            : ColumnRows.columns(
                source,
                Patterns.pattern(schemaPattern),
                Patterns.pattern(tablePattern),
                Patterns.pattern(columnPattern));
    return rows(ColumnRows.COLUMNS, found);
  }

  @Override
  public ResultSet getBestRowIdentifier(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      int scope,
      boolean nullable)
      throws SQLException {
    List<@Nullable Object[]> found = List.of();
    if (!otherCatalog(catalog)) {
      String schemaName = Patterns.name(schema);
      String tableName = Patterns.name(table);
      List<String> keys = KeyRows.primaryColumns(source, schemaName, tableName);
      found = keys.isEmpty() ? found : ColumnRows.bestRow(source, schemaName, tableName, keys);
    }
    return rows(ColumnRows.BEST_ROW_COLUMNS, found);
  }

  @Override
  public ResultSet getPrimaryKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    List<@Nullable Object[]> found =
        otherCatalog(catalog)
            ? List.of()
            : KeyRows.primary(source, Patterns.name(schema), Patterns.name(table));
    return rows(KeyRows.PRIMARY_COLUMNS, found);
  }

  @Override
  public ResultSet getImportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return foreignKeys(null, null, null, catalog, schema, table, 1, 2, 8);
  }

  @Override
  public ResultSet getExportedKeys(
      @Nullable String catalog, @Nullable String schema, @Nullable String table)
      throws SQLException {
    return foreignKeys(catalog, schema, table, null, null, null, 5, 6, 8);
  }

  @Override
  public ResultSet getCrossReference(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String childCatalog,
      @Nullable String childSchema,
      @Nullable String childTable)
      throws SQLException {
    return foreignKeys(
        parentCatalog, parentSchema, parentTable, childCatalog, childSchema, childTable, 5, 6, 8);
  }

  private ResultSet foreignKeys(
      @Nullable String parentCatalog,
      @Nullable String parentSchema,
      @Nullable String parentTable,
      @Nullable String childCatalog,
      @Nullable String childSchema,
      @Nullable String childTable,
      int schemaColumn,
      int tableColumn,
      int sequenceColumn)
      throws SQLException {
    List<@Nullable Object[]> found = new ArrayList<>();
    if (!otherCatalog(parentCatalog) && !otherCatalog(childCatalog)) {
      found =
          KeyRows.foreign(
              source,
              Patterns.name(childSchema),
              Patterns.name(childTable),
              Patterns.name(parentSchema),
              Patterns.name(parentTable));
      Rows.sort(found, schemaColumn, tableColumn, 11, sequenceColumn);
    }
    return rows(KeyRows.FOREIGN_COLUMNS, found);
  }

  @Override
  public ResultSet getIndexInfo(
      @Nullable String catalog,
      @Nullable String schema,
      @Nullable String table,
      boolean unique,
      boolean approximate)
      throws SQLException {
    List<@Nullable Object[]> found =
        otherCatalog(catalog)
            ? List.of()
            : IndexRows.indexes(source, Patterns.name(schema), Patterns.name(table), unique);
    return rows(IndexRows.COLUMNS, found);
  }

  @Override
  public ResultSet getTypeInfo() throws SQLException {
    return rows(TypeRows.COLUMNS, TypeRows.types());
  }

  @Override
  public ResultSet getFunctions(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
      throws SQLException {
    List<@Nullable Object[]> found =
        otherCatalog(catalog)
            ? List.of()
            : FunctionRows.functions(
                source, Patterns.pattern(schemaPattern), Patterns.pattern(namePattern));
    return rows(FunctionRows.COLUMNS, found);
  }

  @Override
  public ResultSet getFunctionColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return rows(
        FunctionRows.PARAMETER_COLUMNS,
        otherCatalog(catalog)
            ? List.of()
            : FunctionRows.parameters(
                source,
                Patterns.pattern(schemaPattern),
                Patterns.pattern(namePattern),
                Patterns.pattern(columnPattern)));
  }

  @Override
  public ResultSet getProcedures(
      @Nullable String catalog, @Nullable String schemaPattern, @Nullable String namePattern)
      throws SQLException {
    return rows(
        ProcedureRows.COLUMNS,
        otherCatalog(catalog)
            ? List.of()
            : ProcedureRows.procedures(
                source, Patterns.pattern(schemaPattern), Patterns.pattern(namePattern)));
  }

  @Override
  public ResultSet getProcedureColumns(
      @Nullable String catalog,
      @Nullable String schemaPattern,
      @Nullable String namePattern,
      @Nullable String columnPattern)
      throws SQLException {
    return rows(
        ProcedureRows.PARAMETER_COLUMNS,
        otherCatalog(catalog)
            ? List.of()
            : ProcedureRows.parameters(
                source,
                Patterns.pattern(schemaPattern),
                Patterns.pattern(namePattern),
                Patterns.pattern(columnPattern)));
  }

  @Override
  public ResultSet getClientInfoProperties() throws SQLException {
    List<@Nullable Object[]> found = new ArrayList<>();
    found.add(Rows.row("ApplicationName", 255L, "", "Name of the application."));
    found.add(Rows.row("ClientHostname", 255L, "", "Host that the application runs on."));
    found.add(Rows.row("ClientUser", 255L, "", "User of the application."));
    return rows("NAME, MAX_LEN int, DEFAULT_VALUE, DESCRIPTION", found);
  }

  @Override
  public String getURL() {
    return source.url().toString();
  }

  @Override
  public String getUserName() {
    return "QUIVER";
  }

  @Override
  public boolean isReadOnly() throws SQLException {
    return source.database().readOnly() || source.connection().isReadOnly();
  }

  @Override
  public Connection getConnection() {
    return source.connection();
  }

  @Override
  public String getDatabaseProductName() {
    return PRODUCT;
  }

  @Override
  public String getDatabaseProductVersion() {
    return source.database().productVersion();
  }

  @Override
  public int getDatabaseMajorVersion() {
    return versionPart(0);
  }

  @Override
  public int getDatabaseMinorVersion() {
    return versionPart(1);
  }

  @Override
  public String getDriverName() {
    return DRIVER;
  }

  @Override
  public String getDriverVersion() {
    return DriverVersion.TEXT;
  }

  @Override
  public int getDriverMajorVersion() {
    return DriverVersion.MAJOR;
  }

  @Override
  public int getDriverMinorVersion() {
    return DriverVersion.MINOR;
  }

  @Override
  public int getJDBCMajorVersion() {
    return 4;
  }

  @Override
  public int getJDBCMinorVersion() {
    return 3;
  }

  private int versionPart(int index) {
    String[] parts = source.database().productVersion().split("[^0-9]+", -1);
    return index < parts.length && !parts[index].isEmpty() ? Integer.parseInt(parts[index]) : 0;
  }

  @Override
  public String getIdentifierQuoteString() {
    return "\"";
  }

  @Override
  public String getSearchStringEscape() {
    return Patterns.ESCAPE;
  }

  @Override
  public String getExtraNameCharacters() {
    return "$";
  }

  @Override
  public String getSQLKeywords() {
    return FunctionNames.KEYWORDS;
  }

  @Override
  public String getNumericFunctions() {
    return FunctionNames.NUMERIC;
  }

  @Override
  public String getStringFunctions() {
    return FunctionNames.STRING;
  }

  @Override
  public String getSystemFunctions() {
    return FunctionNames.SYSTEM;
  }

  @Override
  public String getTimeDateFunctions() {
    return FunctionNames.TIME_AND_DATE;
  }

  @Override
  public String getSchemaTerm() {
    return "schema";
  }

  @Override
  public String getProcedureTerm() {
    return "procedure";
  }

  @Override
  public String getCatalogTerm() {
    return "database";
  }

  @Override
  public String getCatalogSeparator() {
    return ".";
  }

  @Override
  public int getResultSetHoldability() {
    return ResultSet.CLOSE_CURSORS_AT_COMMIT;
  }

  @Override
  public <T> T unwrap(@Nullable Class<T> wanted) throws SQLException {
    return Wrapped.unwrap(wanted, this);
  }

  @Override
  public boolean isWrapperFor(@Nullable Class<?> wanted) {
    return Wrapped.has(wanted, this);
  }
}
