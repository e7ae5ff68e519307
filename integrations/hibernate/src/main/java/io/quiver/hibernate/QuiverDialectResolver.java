package io.quiver.hibernate;

import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolver;
import org.jspecify.annotations.Nullable;

/**
 * Recognises Quiver by the name of the product, so that nothing has to be configured. Stateless.
 */
public final class QuiverDialectResolver implements DialectResolver {

  private static final long serialVersionUID = 1;

  @Override
  public @Nullable Dialect resolveDialect(DialectResolutionInfo info) {
    return "Quiver".equals(info.getDatabaseName()) ? new QuiverDialect(info) : null;
  }
}
