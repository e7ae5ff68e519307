package io.quiver.driver.share;

import io.quiver.planner.session.Session;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Opens a database in a directory, whoever has it: this process if nobody does, otherwise through
 * the process that does. The lock of the operating system decides; who loses looks for the endpoint
 * of who won, and tries again if that has ended in between. Thread-safe.
 */
public final class SharedOpening {
  /** How long the owner may take to open the database and to say where it is. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long PAUSE_MILLIS = 20;

  private final Path directory;
  private final KeyBinding key;
  private final Own own;

  /** Opens the database in this process, or throws DATABASE_IN_USE. */
  public interface Own {
    Session open(SessionOptions options);
  }

  public SharedOpening(Path directory, KeyBinding key, Own own) {
    this.directory = directory;
    this.key = key;
    this.own = own;
  }

  /** A session that also survives the end of the process that serves it. */
  public Session open(SessionOptions options) {
    Session first = openAnywhere(options);
    return first instanceof RemoteSession
        ? new SharedSession(this::openAnywhere, withZone(options), first)
        : first;
  }

  private Session openAnywhere(SessionOptions options) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        return own.open(options);
      } catch (QuiverException e) {
        if (e.code() != ErrorCode.DATABASE_IN_USE) {
          throw e;
        }
        Session remote = openRemote(options, e);
        if (remote != null) {
          return remote;
        }
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new QuiverException(
            ErrorCode.STATEMENT_CANCELLED, "Opening the database was interrupted", e);
      }
    }
  }

  /** Null when the one that has it cannot be reached now. */
  private @Nullable Session openRemote(SessionOptions options, QuiverException inUse) {
    Endpoint endpoint = Endpoint.read(directory);
    String message = String.valueOf(inUse.getMessage());
    if (endpoint == null || !message.endsWith(endpoint.holder())) {
      return null; // not written yet, or left by one that was killed
    }
    if (!endpoint.shares()) {
      throw inUse.withHint("Open it there without share=off, or close it there.");
    }
    Endpoint known = endpoint.bound(key); // or the error of a key that does not fit
    try {
      return RemoteSession.open(known, withZone(options));
    } catch (IOException e) {
      return null;
    } catch (QuiverException e) {
      if (e.code() == ErrorCode.ENGINE_AWAY) {
        return null;
      }
      throw e;
    }
  }

  /** The zone is the one of this process, not of the one that has the database. */
  private static SessionOptions withZone(SessionOptions options) {
    Map<String, String> settings = new HashMap<>(options.settings());
    settings.putIfAbsent("time_zone", ZoneId.systemDefault().getId());
    return new SessionOptions(
        options.schema(), options.isolation(), options.readOnly(), options.files(), settings);
  }
}
