package io.quiver.liquibase;

import java.util.List;
import liquibase.database.Database;
import liquibase.exception.ValidationErrors;
import liquibase.sql.Sql;
import liquibase.sql.UnparsedSql;
import liquibase.sqlgenerator.SqlGeneratorChain;
import liquibase.sqlgenerator.core.AbstractSqlGenerator;
import liquibase.statement.SqlStatement;
import liquibase.structure.DatabaseObject;

/**
 * A change for which Quiver has its own words. Only for {@link QuiverDatabase}, before Liquibase's
 * general form. Stateless.
 *
 * @param <S> what Liquibase wants done
 */
abstract class QuiverGenerator<S extends SqlStatement> extends AbstractSqlGenerator<S> {

  /** The statements that do it. */
  abstract List<String> sql(S statement, Database database);

  @Override
  public final int getPriority() {
    return PRIORITY_DATABASE;
  }

  @Override
  public final boolean supports(S statement, Database database) {
    return database instanceof QuiverDatabase;
  }

  @Override
  public final ValidationErrors validate(
      S statement, Database database, SqlGeneratorChain<S> chain) {
    return new ValidationErrors();
  }

  @Override
  public final Sql[] generateSql(S statement, Database database, SqlGeneratorChain<S> chain) {
    return sql(statement, database).stream()
        .map(text -> new UnparsedSql(text, new DatabaseObject[0]))
        .toArray(Sql[]::new);
  }

  /** A text as a literal; null stays NULL. */
  static String literal(@org.jspecify.annotations.Nullable String text, Database database) {
    return text == null || text.isEmpty()
        ? "NULL"
        : "'" + database.escapeStringForDatabase(text) + "'";
  }
}
