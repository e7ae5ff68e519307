package io.quiver.planner.schema;

import java.util.List;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlSyntax;
import org.apache.calcite.sql.validate.SqlNameMatcher;
import org.apache.calcite.sql.validate.SqlNameMatchers;
import org.jspecify.annotations.Nullable;

/** Calcite's catalog reader over one {@link CatalogView}; knows no functions. Thread-safe. */
public final class QuiverCatalogReader extends CalciteCatalogReader {
  QuiverCatalogReader(
      CalciteSchema root,
      List<String> schemaPath,
      RelDataTypeFactory typeFactory,
      CalciteConnectionConfig config) {
    super(root, schemaPath, typeFactory, config);
  }

  /** With several places for names without a schema, the first that knows a name wins. */
  QuiverCatalogReader(
      CalciteSchema root,
      List<List<String>> schemaPaths,
      CalciteConnectionConfig config,
      RelDataTypeFactory typeFactory) {
    super(root, SqlNameMatchers.withCaseSensitive(true), schemaPaths, typeFactory, config);
  }

  @Override
  public void lookupOperatorOverloads(
      SqlIdentifier name,
      @Nullable SqlFunctionCategory category,
      SqlSyntax syntax,
      List<SqlOperator> operators,
      SqlNameMatcher nameMatcher) {
    // Functions come from the operator table only: there are no Java functions in the catalog.
  }
}
