package io.quiver.driver.url;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.EncryptionKeySource;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A parsed URL with its properties: {@code jdbc:quiver:./data/kg}, {@code jdbc:quiver:~/kg}, {@code
 * jdbc:quiver:mem:} (private to its connection), {@code jdbc:quiver:mem:name} (shared in the JVM),
 * options as {@code ;k=v;k=v} or {@code ?k=v&k=v}.
 *
 * <p>An option named twice with different values is an error; {@code Properties} fill in what the
 * URL does not say. {@link #toString} never shows a password.
 *
 * @param place where the database lives
 * @param name directory as written, or the memory database's name, empty when it is private
 * @param options given options, checked, values in their normal form
 * @param keySource the key of an encrypted database, from the properties, or null
 */
public record JdbcUrl(
    Place place,
    String name,
    Map<UrlOption, String> options,
    @Nullable EncryptionKeySource keySource) {
  public static final String PREFIX = "jdbc:quiver:";

  /** Where a database lives. */
  public enum Place {
    /** In a directory. */
    FILE,
    /** In memory, seen by one connection only. */
    PRIVATE_MEMORY,
    /** In memory, shared by all connections of the JVM that name it. */
    NAMED_MEMORY
  }

  public JdbcUrl {
    EnumMap<UrlOption, String> copy = new EnumMap<>(UrlOption.class);
    copy.putAll(options);
    options = Collections.unmodifiableMap(copy);
  }

  /** Whether this driver is meant. */
  public static boolean accepts(@Nullable String url) {
    return url != null && url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /**
   * Parses a URL.
   *
   * @throws QuiverException INVALID_URL
   */
  public static JdbcUrl parse(String url, Properties properties) {
    return UrlParser.parse(url, properties);
  }

  /** The option's value: given, or its default, or null. */
  public @Nullable String get(UrlOption option) {
    String given = options.get(option);
    return given != null ? given : option.defaultValue();
  }

  public boolean isTrue(UrlOption option) {
    return "true".equals(get(option));
  }

  /** The option as a number, or the given one when it has no value. */
  public long number(UrlOption option, long otherwise) {
    String value = get(option);
    return value == null ? otherwise : Long.parseLong(value);
  }

  /** The database's directory, {@code ~} replaced, absolute. Only for {@link Place#FILE}. */
  public Path directory() {
    if (place != Place.FILE) {
      throw new IllegalStateException(place.toString());
    }
    String home = System.getProperty("user.home", ".");
    String path = name;
    if (path.equals("~")) {
      path = home;
    } else if (path.startsWith("~/") || path.startsWith("~\\")) {
      path = home + "/" + path.substring(2);
    }
    try {
      return Path.of(path).toAbsolutePath().normalize();
    } catch (java.nio.file.InvalidPathException e) {
      throw new QuiverException(
          ErrorCode.INVALID_URL, "\"" + name + "\" is not a path: " + e.getReason(), e);
    }
  }

  /** The URL in its normal form, without user and password. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(PREFIX);
    if (place != Place.FILE) {
      text.append("mem:");
    }
    text.append(name);
    for (Map.Entry<UrlOption, String> option : options.entrySet()) {
      if (!option.getKey().personal()) {
        text.append(';').append(option.getKey().optionName()).append('=').append(option.getValue());
      }
    }
    return text.toString();
  }
}
