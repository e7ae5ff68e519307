package io.quiver.driver.url;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.EncryptionKey;
import io.quiver.storage.file.EncryptionKeySource;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection property {@code encryption_key}: 32 bytes as {@code byte[]}, a passphrase as
 * {@code char[]} or text, or a {@code Supplier} of one of these that is asked when the database is
 * opened. Never part of a URL: those end up in logs.
 */
public final class KeyProperty {
  public static final String NAME = "encryption_key";

  private KeyProperty() {}

  static boolean isIt(String option) {
    return option.trim().replace('-', '_').equalsIgnoreCase(NAME);
  }

  static QuiverException refusedInUrl() {
    return new QuiverException(
            ErrorCode.INVALID_URL, "The encryption key cannot be part of the URL.")
        .withHint(
            "Put it into the connection's Properties as "
                + NAME
                + ", or set it on the data source.");
  }

  /** The key among the properties, or null. */
  static @Nullable EncryptionKeySource find(Properties properties) {
    Object value = properties.get(NAME);
    if (value == null) {
      value = properties.getProperty(NAME);
    }
    Object given = value;
    return given == null ? null : new Given(given);
  }

  /** Keeps what was given out of every text. */
  private record Given(Object value) implements EncryptionKeySource {
    @Override
    public @Nullable EncryptionKey key(String database) {
      return convert(value instanceof Supplier<?> callback ? callback.get() : value);
    }

    @Override
    public String toString() {
      return NAME;
    }
  }

  /** The key that a value means. */
  public static @Nullable EncryptionKey convert(@Nullable Object value) {
    try {
      return switch (value) {
        case null -> null;
        case byte[] bytes -> EncryptionKey.of(bytes);
        case char[] characters -> EncryptionKey.of(characters);
        case String text -> EncryptionKey.of(text.toCharArray());
        case EncryptionKey key -> key;
        default ->
            throw new QuiverException(
                ErrorCode.INVALID_PARAMETER,
                NAME + " must be byte[], char[], text or a Supplier of one of them");
      };
    } catch (IllegalArgumentException e) {
      throw new QuiverException(ErrorCode.INVALID_PARAMETER, String.valueOf(e.getMessage()), e);
    }
  }
}
