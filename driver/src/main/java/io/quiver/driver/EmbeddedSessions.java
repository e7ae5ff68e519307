package io.quiver.driver;

import io.quiver.driver.jdbc.SessionFactory;
import io.quiver.driver.url.JdbcUrl;
import io.quiver.planner.QueryEngine;
import io.quiver.planner.session.Session;
import io.quiver.storage.Databases;

/** Sessions of databases in this JVM. */
final class EmbeddedSessions implements SessionFactory {
  static final EmbeddedSessions INSTANCE = new EmbeddedSessions();

  private EmbeddedSessions() {}

  @Override
  public Session open(JdbcUrl url) {
    Databases.Lease lease = Databases.acquire(EmbeddedOptions.database(url));
    try {
      return QueryEngine.of(lease.database())
          .newSession(EmbeddedOptions.session(url), lease::close);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }
}
