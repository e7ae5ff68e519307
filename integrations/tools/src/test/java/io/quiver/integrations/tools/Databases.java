package io.quiver.integrations.tools;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** URLs of fresh databases, in memory and in a directory. Thread-safe. */
final class Databases {

  private static final AtomicInteger COUNT = new AtomicInteger();

  private Databases() {}

  static String url(String store, Path directory) {
    String name = "tools" + COUNT.incrementAndGet();
    return store.equals("mem")
        ? "jdbc:quiver:mem:" + name
        : "jdbc:quiver:" + directory.resolve(name) + ";linger=0";
  }
}
