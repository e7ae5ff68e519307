package io.quiver.storage.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The file {@code key} of an encrypted database or backup: its random data key, encrypted with the
 * user's. Replaced as a whole when that changes; the data key stays.
 *
 * <pre>
 *  0  8 "QUIVRKEY"
 *  8  4 format, 1
 * 12  4 how the user's key is made: 0, it is used as it is; else a passphrase with so many
 *       iterations of PBKDF2 with HMAC-SHA-256
 * 16 16 salt
 * 32 12 nonce
 * 44 32 data key, encrypted with AES-256-GCM; bound to bytes 0..43
 * 76 16 tag
 * 92  4 checksum of bytes 0..91
 * </pre>
 */
public final class KeyFile {
  public static final String NAME = "key";

  private static final int ITERATIONS = 210_000;
  private static final int MOST_ITERATIONS = 10_000_000;
  private static final int FORMAT = 1;
  private static final int BOUND = 44;
  private static final int SALT = 16;
  private static final int LENGTH = 96;
  private static final byte[] MAGIC = "QUIVRKEY".getBytes(StandardCharsets.US_ASCII);

  private KeyFile() {}

  public static boolean exists(StorageFiles files) {
    try {
      return files.exists(NAME);
    } catch (IOException e) {
      throw StorageFile.failure("look for", files.describe(NAME), e);
    }
  }

  /** Makes a random data key and stores it, wrapped with the user's. */
  public static DataCipher create(StorageFiles files, EncryptionKey key) {
    byte[] dataKey = DataCipher.random(DataCipher.KEY);
    write(files, key, dataKey);
    return DataCipher.of(dataKey);
  }

  /**
   * Reads the data key.
   *
   * @throws QuiverException ENCRYPTION_KEY_WRONG, CORRUPT_FILE
   */
  public static DataCipher open(StorageFiles files, EncryptionKey key) {
    return DataCipher.of(dataKey(files, key));
  }

  /** Wraps the data key with another key of the user's from now on. */
  public static void rotate(StorageFiles files, EncryptionKey current, EncryptionKey next) {
    write(files, next, dataKey(files, current));
  }

  /** Copies it to a backup, or from one. */
  public static void copy(StorageFiles from, StorageFiles to) {
    replace(to, read(from));
  }

  private static void write(StorageFiles files, EncryptionKey key, byte[] dataKey) {
    byte[] salt = DataCipher.random(SALT);
    byte[] nonce = DataCipher.random(DataCipher.NONCE);
    int iterations = key.isPassphrase() ? ITERATIONS : 0;
    ByteBuffer out = ByteBuffer.allocate(LENGTH);
    out.put(MAGIC).putInt(FORMAT).putInt(iterations).put(salt).put(nonce);
    byte[] bytes = out.array();
    DataCipher.of(key.wrappingKey(salt, iterations))
        .seal(dataKey, 0, dataKey.length, nonce, Arrays.copyOf(bytes, BOUND), bytes, BOUND);
    out.putInt(LENGTH - Integer.BYTES, checksum(bytes));
    replace(files, bytes);
  }

  private static void replace(StorageFiles files, byte[] bytes) {
    String fresh = NAME + BlockFile.UNFINISHED_SUFFIX;
    try {
      files.delete(fresh);
      try (StorageFile file = StorageFile.openOwnFormat(files, fresh, OpenMode.CREATE)) {
        file.write(0, bytes, 0, bytes.length);
        file.force();
      }
      BlockFile.replace(files, fresh, NAME);
    } catch (IOException e) {
      throw StorageFile.failure("write", files.describe(NAME), e);
    }
  }

  private static byte[] read(StorageFiles files) {
    try (StorageFile file = StorageFile.openOwnFormat(files, NAME, OpenMode.READ)) {
      byte[] bytes = new byte[LENGTH];
      int length = file.read(0, bytes, 0, LENGTH);
      ByteBuffer in = ByteBuffer.wrap(bytes);
      boolean sound =
          length == LENGTH
              && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)
              && in.getInt(LENGTH - Integer.BYTES) == checksum(bytes);
      int iterations = in.getInt(12);
      if (sound && in.getInt(8) != FORMAT) {
        throw new QuiverException(
            ErrorCode.UNSUPPORTED_FORMAT,
            file.description() + " has format " + in.getInt(8) + "; this version reads " + FORMAT);
      }
      if (!sound || iterations < 0 || iterations > MOST_ITERATIONS) {
        throw new QuiverException(
                ErrorCode.CORRUPT_FILE, file.description() + " is damaged or no key file")
            .withHint("Without it nothing can be read. Copy it from a backup of this database.");
      }
      return bytes;
    }
  }

  private static byte[] dataKey(StorageFiles files, EncryptionKey key) {
    byte[] bytes = read(files);
    int iterations = ByteBuffer.wrap(bytes).getInt(12);
    byte[] salt = Arrays.copyOfRange(bytes, 16, 16 + SALT);
    byte[] nonce = Arrays.copyOfRange(bytes, 32, 32 + DataCipher.NONCE);
    byte[] dataKey = new byte[DataCipher.KEY];
    boolean right =
        key.isPassphrase() == (iterations > 0)
            && DataCipher.of(key.wrappingKey(salt, iterations))
                .open(bytes, BOUND, DataCipher.KEY, nonce, Arrays.copyOf(bytes, BOUND), dataKey, 0);
    if (!right) {
      throw new QuiverException(
              ErrorCode.ENCRYPTION_KEY_WRONG,
              "the encryption key does not fit the database in " + files.describe(""))
          .withHint("Give the key that it was made with, or the one that it was changed to last.");
    }
    return dataKey;
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, LENGTH - Integer.BYTES);
    return (int) crc.getValue();
  }
}
