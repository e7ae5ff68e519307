package io.quiver.springboot;

import java.util.Optional;
import org.springframework.data.jdbc.core.dialect.DialectResolver.JdbcDialectProvider;
import org.springframework.data.relational.core.dialect.Dialect;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcOperations;

/** What Spring Data JDBC asks, by service, for the dialect of a connection. Stateless. */
public final class QuiverDialectProvider implements JdbcDialectProvider {

  @Override
  public Optional<Dialect> getDialect(JdbcOperations operations) {
    String product =
        operations.execute(
            (ConnectionCallback<String>)
                connection -> connection.getMetaData().getDatabaseProductName());
    return "Quiver".equals(product) ? Optional.of(QuiverDialect.INSTANCE) : Optional.empty();
  }
}
