package io.quiver.driver;

import io.quiver.driver.jdbc.SessionFactory;
import io.quiver.driver.url.JdbcUrl;
import io.quiver.planner.session.Session;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;

/** Sessions of databases in this JVM. */
final class EmbeddedSessions implements SessionFactory {
  static final EmbeddedSessions INSTANCE = new EmbeddedSessions();

  private EmbeddedSessions() {}

  @Override
  public Session open(JdbcUrl url) {
    throw new QuiverException(
        ErrorCode.CANNOT_CONNECT, "The engine of this build cannot open databases yet.");
  }
}
