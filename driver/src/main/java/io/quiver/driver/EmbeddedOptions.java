package io.quiver.driver;

import io.quiver.driver.url.JdbcUrl;
import io.quiver.driver.url.UrlOption;
import io.quiver.planner.session.SessionOptions;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.log.Durability;
import io.quiver.storage.tx.IsolationLevel;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a URL means to the engine in this JVM. */
final class EmbeddedOptions {
  private EmbeddedOptions() {}

  /** How the database is opened, if it is not open yet. */
  static DatabaseOptions database(JdbcUrl url) {
    DatabaseOptions options =
        switch (url.place()) {
          case FILE -> DatabaseOptions.directory(url.directory());
          case PRIVATE_MEMORY -> DatabaseOptions.memory(null);
          case NAMED_MEMORY -> DatabaseOptions.memory(url.name());
        };
    boolean create = !url.isTrue(UrlOption.IFEXISTS);
    return options
        .withCreate(create)
        .withKeySource(url.keySource())
        .withStore(store(url))
        .withDurability(Durability.valueOf(upper(url, UrlOption.DURABILITY)))
        .withCacheMegabytes(
            (int) Math.max(1, url.number(UrlOption.CACHE_MB, options.cacheMegabytes())))
        .withLockTimeoutMillis(url.number(UrlOption.LOCK_TIMEOUT, options.lockTimeoutMillis()))
        .withLingerMillis(linger(url, options.lingerMillis()));
  }

  private static @Nullable String store(JdbcUrl url) {
    String name = url.get(UrlOption.STORE);
    return name == null || name.isBlank() ? null : name.strip().toLowerCase(Locale.ROOT);
  }

  /** A named memory database ends with its last connection only if the URL says close=last. */
  private static long linger(JdbcUrl url, long otherwise) {
    return switch (url.place()) {
      case FILE -> url.number(UrlOption.LINGER, otherwise / 1_000) * 1_000;
      case PRIVATE_MEMORY -> otherwise;
      case NAMED_MEMORY -> "last".equals(url.get(UrlOption.CLOSE)) ? 0 : Math.max(1, otherwise);
    };
  }

  /** How a session begins. */
  static SessionOptions session(JdbcUrl url) {
    String schema = url.get(UrlOption.SCHEMA);
    return new SessionOptions(
        schema == null ? SessionOptions.DEFAULT.schema() : schema,
        isolation(upper(url, UrlOption.ISOLATION)),
        url.isTrue(UrlOption.READONLY),
        files(url),
        limits(url));
  }

  private static Map<String, String> limits(JdbcUrl url) {
    Map<String, String> limits = new HashMap<>();
    for (UrlOption option :
        List.of(
            UrlOption.MAX_ROWS,
            UrlOption.MEMORY_LIMIT_MB,
            UrlOption.MAX_RECURSION,
            UrlOption.MAX_TRAVERSAL)) {
      String value = url.get(option);
      if (value != null) {
        limits.put(option.optionName(), value);
      }
    }
    return limits;
  }

  /** Absolute, so that it means the same in a process that has the database open. */
  private static @Nullable Path files(JdbcUrl url) {
    String directory = url.get(UrlOption.FILES);
    try {
      return directory == null || directory.isEmpty()
          ? null
          : Path.of(directory).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new QuiverException(
          ErrorCode.INVALID_URL, "files=" + directory + " is not a directory's path", e);
    }
  }

  private static IsolationLevel isolation(String name) {
    return name.equals("READ_UNCOMMITTED")
        ? IsolationLevel.READ_COMMITTED
        : IsolationLevel.valueOf(name);
  }

  private static String upper(JdbcUrl url, UrlOption option) {
    return String.valueOf(url.get(option)).toUpperCase(Locale.ROOT);
  }
}
