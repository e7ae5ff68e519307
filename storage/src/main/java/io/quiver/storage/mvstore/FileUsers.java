package io.quiver.storage.mvstore;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who still reads an MVStore's file: the store itself until it goes on with a smaller copy, and
 * every cut that was made before. The last one closes it. Thread-safe.
 */
final class FileUsers {
  private final Runnable close;
  private final AtomicInteger users = new AtomicInteger(1);

  FileUsers(Runnable close) {
    this.close = close;
  }

  void retain() {
    users.incrementAndGet();
  }

  void release() {
    if (users.decrementAndGet() == 0) {
      close.run();
    }
  }
}
