package io.quiver.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The registry behind {@link Databases}. One lock, held while a database opens or closes. */
final class OpenDatabases {
  static final OpenDatabases INSTANCE = new OpenDatabases();

  private final Map<Object, Shared> open = new HashMap<>();
  private @Nullable ScheduledExecutorService closer;

  private OpenDatabases() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::closeAll, "quiver-shutdown"));
  }

  /** A database that several use; guarded by the registry. */
  private static final class Shared {
    private final Object key;
    private final Database database;
    private int users;
    private @Nullable ScheduledFuture<?> closing;

    Shared(Object key, Database database) {
      this.key = key;
      this.database = database;
    }
  }

  private record SharedLease(OpenDatabases registry, Shared shared, AtomicBoolean released)
      implements Databases.Lease {
    @Override
    public Database database() {
      return shared.database;
    }

    @Override
    public void close() {
      if (released.compareAndSet(false, true)) {
        registry.release(shared);
      }
    }
  }

  synchronized Databases.Lease acquire(DatabaseOptions options) {
    Object key = key(options.location());
    Shared shared = open.get(key);
    if (shared == null) {
      shared = new Shared(key, Database.open(options));
      open.put(key, shared);
    } else if (options.location() instanceof DatabaseLocation.Directory directory) {
      // Who joins must have the key too.
      var unused = DatabaseKeys.open(directory.path(), options.keySource());
      String store = shared.database.options().store();
      if (store != null) {
        StoreChoice.checkSame(directory.display(), store, options.store());
      }
    }
    return lease(shared);
  }

  private SharedLease lease(Shared shared) {
    if (shared.closing != null) {
      shared.closing.cancel(false);
      shared.closing = null;
    }
    shared.users++;
    return new SharedLease(this, shared, new AtomicBoolean());
  }

  synchronized Databases.@Nullable Lease join(Database database) {
    for (Shared shared : open.values()) {
      if (shared.database.equals(database)) {
        return lease(shared);
      }
    }
    return null;
  }

  /** A key of its own for a private database, so that it is found by nobody. */
  private static Object key(DatabaseLocation location) {
    return switch (location) {
      case DatabaseLocation.Directory directory -> real(directory.path());
      case DatabaseLocation.Memory memory ->
          memory.name() == null ? new Object() : "mem:" + memory.name();
    };
  }

  /** Different spellings of one directory must meet, also before it exists. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      Path name = absolute.getFileName();
      return parent == null || name == null ? absolute : real(parent).resolve(name);
    }
  }

  private synchronized void release(Shared shared) {
    shared.users--;
    if (shared.users > 0 || !shared.equals(open.get(shared.key))) {
      return;
    }
    switch (shared.database.options().location()) {
      case DatabaseLocation.Memory memory -> {
        if (memory.name() == null || shared.database.options().lingerMillis() == 0) {
          close(shared);
        }
      }
      case DatabaseLocation.Directory directory -> {
        long linger = shared.database.options().lingerMillis();
        if (linger == 0) {
          close(shared);
        } else {
          shared.closing =
              closer().schedule(() -> closeIdle(shared), linger, TimeUnit.MILLISECONDS);
        }
      }
    }
  }

  private synchronized void closeIdle(Shared shared) {
    if (shared.users == 0 && shared.equals(open.get(shared.key))) {
      close(shared);
    }
  }

  private void close(Shared shared) {
    open.remove(shared.key);
    shared.database.close();
  }

  synchronized void shutdown(Database database) {
    open.values().removeIf(shared -> shared.database.equals(database));
    database.close();
  }

  private ScheduledExecutorService closer() {
    ScheduledExecutorService executor = closer;
    if (executor == null) {
      executor =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread thread = new Thread(task, "quiver-linger");
                thread.setDaemon(true);
                return thread;
              });
      closer = executor;
    }
    return executor;
  }

  /** At the end of the process: idle ones would otherwise be recovered at the next opening. */
  private synchronized void closeAll() {
    for (Shared shared : Map.copyOf(open).values()) {
      close(shared);
    }
  }
}
