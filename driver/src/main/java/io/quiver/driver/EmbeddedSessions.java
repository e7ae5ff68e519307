package io.quiver.driver;

import io.quiver.driver.jdbc.SessionFactory;
import io.quiver.driver.share.KeyBinding;
import io.quiver.driver.share.ShareServer;
import io.quiver.driver.share.SharedOpening;
import io.quiver.driver.url.JdbcUrl;
import io.quiver.driver.url.UrlOption;
import io.quiver.planner.QueryEngine;
import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.Database;
import io.quiver.storage.DatabaseKeys;
import io.quiver.storage.DatabaseLocation;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.Databases;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.DirectoryLock;

/**
 * Sessions of databases: in this JVM, or, for a directory that another process has open and shares,
 * through that process. Of an encrypted database both have to have the key.
 */
final class EmbeddedSessions implements SessionFactory {
  static final EmbeddedSessions INSTANCE = new EmbeddedSessions();

  private EmbeddedSessions() {}

  @Override
  public Session open(JdbcUrl url) {
    DatabaseOptions options = EmbeddedOptions.database(url);
    SessionOptions session = EmbeddedOptions.session(url);
    boolean share = url.isTrue(UrlOption.SHARE);
    if (options.location() instanceof DatabaseLocation.Directory directory && share) {
      KeyBinding key =
          salt ->
              DatabaseKeys.secret(directory.path(), options.keySource(), KeyBinding.PURPOSE, salt);
      return new SharedOpening(directory.path(), key, wanted -> own(options, wanted, true))
          .open(session);
    }
    return own(options, session, share);
  }

  /** In this process, which then serves others if it shares. */
  private static Session own(DatabaseOptions options, SessionOptions wanted, boolean share) {
    Databases.Lease lease = Databases.acquire(options);
    try {
      if (options.location() instanceof DatabaseLocation.Directory directory) {
        ShareServer server =
            lease.database().attached(ShareServer.class, opened -> server(opened, directory));
        if (share) {
          server.start();
        } else {
          server.refuse();
        }
      }
      return QueryEngine.of(lease.database()).newSession(wanted, lease::close);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  private static ShareServer server(Database opened, DatabaseLocation.Directory directory) {
    ShareServer server =
        new ShareServer(
            directory.path(),
            DirectoryLock.self(),
            salt -> opened.secret(KeyBinding.PURPOSE, salt),
            wanted -> served(opened, wanted));
    opened.beforeClose(server::stop);
    return server;
  }

  /** For a client: it keeps the database open, as a connection of this process does. */
  private static Session served(Database opened, SessionOptions wanted) {
    Databases.Lease lease = Databases.join(opened);
    if (lease == null) {
      throw new QuiverException(ErrorCode.ENGINE_AWAY, "The database is closing.");
    }
    try {
      return QueryEngine.of(opened).newSession(wanted, lease::close);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }
}
