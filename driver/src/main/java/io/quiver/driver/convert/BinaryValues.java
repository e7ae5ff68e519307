package io.quiver.driver.convert;

import io.quiver.storage.value.DataType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/** Reads a value as bytes. */
public final class BinaryValues {
  private BinaryValues() {}

  /**
   * A fresh array: binary as it is, text as UTF-8, a UUID's 16, a vector's little-endian floats.
   */
  public static byte[] toBytes(Object value, DataType type) throws SQLException {
    return switch (value) {
      case byte[] bytes -> bytes.clone();
      case String text -> text.getBytes(StandardCharsets.UTF_8);
      case UUID uuid -> ofUuid(uuid);
      case float[] vector -> VectorText.toBytes(vector);
      default -> throw Mismatch.reading(type, "bytes");
    };
  }

  static byte[] ofUuid(UUID uuid) {
    return ByteBuffer.allocate(16)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }

  static UUID toUuid(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
