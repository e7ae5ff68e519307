package io.quiver.driver.jdbc;

import io.quiver.driver.url.JdbcUrl;
import io.quiver.planner.session.Session;

/** Where connections get their sessions from: the embedded engine, or a test's fake. */
@FunctionalInterface
public interface SessionFactory {
  /**
   * Opens the database if it is not open yet, and a session of it.
   *
   * @throws io.quiver.storage.error.QuiverException why not
   */
  Session open(JdbcUrl url);
}
