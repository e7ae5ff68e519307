package io.quiver.liquibase;

import java.math.BigInteger;
import java.util.List;
import liquibase.database.Database;
import liquibase.statement.core.AlterSequenceStatement;
import org.jspecify.annotations.Nullable;

/** Changes a sequence; its type is always BIGINT. */
public final class AlterSequence extends QuiverGenerator<AlterSequenceStatement> {

  @Override
  List<String> sql(AlterSequenceStatement statement, Database database) {
    StringBuilder sql = new StringBuilder("ALTER SEQUENCE ");
    sql.append(
        database.escapeSequenceName(
            statement.getCatalogName(), statement.getSchemaName(), statement.getSequenceName()));
    append(sql, " INCREMENT BY ", statement.getIncrementBy());
    append(sql, " MINVALUE ", statement.getMinValue());
    append(sql, " MAXVALUE ", statement.getMaxValue());
    append(sql, " CACHE ", statement.getCacheSize());
    if (statement.getCycle() != null) {
      sql.append(statement.getCycle() ? " CYCLE" : " NO CYCLE");
    }
    return List.of(sql.toString());
  }

  private static void append(StringBuilder sql, String word, @Nullable BigInteger number) {
    if (number != null) {
      sql.append(word).append(number);
    }
  }
}
