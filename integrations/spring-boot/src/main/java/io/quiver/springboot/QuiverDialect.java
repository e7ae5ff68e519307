package io.quiver.springboot;

import org.springframework.data.jdbc.core.dialect.JdbcArrayColumns;
import org.springframework.data.jdbc.core.dialect.JdbcDialect;
import org.springframework.data.relational.core.dialect.AnsiDialect;

/** Quiver as Spring Data JDBC sees it: standard SQL, names in capitals, arrays. Stateless. */
public final class QuiverDialect extends AnsiDialect implements JdbcDialect {

  static final QuiverDialect INSTANCE = new QuiverDialect();

  private QuiverDialect() {}

  @Override
  public String getName() {
    return "Quiver";
  }

  @Override
  public JdbcArrayColumns getArraySupport() {
    return JdbcArrayColumns.DefaultSupport.INSTANCE;
  }
}
