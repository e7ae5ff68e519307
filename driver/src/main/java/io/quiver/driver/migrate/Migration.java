package io.quiver.driver.migrate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A step from one version to the next.
 *
 * @param version from 1
 * @param name what it does, for people
 * @param script the statements that do it
 * @param undo the statements that undo it, or null when that cannot be done
 */
public record Migration(int version, String name, String script, @Nullable String undo) {

  /** SHA-256 of the script, whatever its ends of lines; the undo does not count. */
  public String checksum() {
    try {
      byte[] bytes = script.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String toString() {
    return version + " " + name;
  }
}
