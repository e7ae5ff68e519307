package io.quiver.driver.error;

import io.quiver.storage.error.ErrorCode;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What the methods of {@link java.sql.Wrapper} do for every object of the driver. */
public final class Wrapped {
  private Wrapped() {}

  /** The first of the candidates that is wanted. */
  public static <T> T unwrap(@Nullable Class<T> wanted, Object... candidates) throws SQLException {
    if (wanted == null) {
      throw SqlExceptions.of(ErrorCode.INVALID_PARAMETER, "unwrap: the class is null.");
    }
    for (Object candidate : candidates) {
      if (wanted.isInstance(candidate)) {
        return wanted.cast(candidate);
      }
    }
    throw SqlExceptions.of(
        ErrorCode.INVALID_PARAMETER, "There is no " + wanted.getName() + " in here.");
  }

  public static boolean has(@Nullable Class<?> wanted, Object... candidates) {
    if (wanted != null) {
      for (Object candidate : candidates) {
        if (wanted.isInstance(candidate)) {
          return true;
        }
      }
    }
    return false;
  }
}
