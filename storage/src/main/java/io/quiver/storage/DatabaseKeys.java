package io.quiver.storage;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.DataCipher;
import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.file.EncryptedFiles;
import io.quiver.storage.file.EncryptionKey;
import io.quiver.storage.file.EncryptionKeySource;
import io.quiver.storage.file.KeyFile;
import io.quiver.storage.file.StorageFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the files of a directory with the key that belongs to them, if they need one. */
public final class DatabaseKeys {
  private DatabaseKeys() {}

  /**
   * The files of a database or backup that exists.
   *
   * @throws QuiverException ENCRYPTION_KEY_MISSING, ENCRYPTION_KEY_WRONG
   */
  public static StorageFiles open(Path directory, @Nullable EncryptionKeySource source) {
    return open(directory, source, false);
  }

  /**
   * Opens the files.
   *
   * @param fresh whether there is no database yet, so that a key makes an encrypted one
   */
  static StorageFiles open(Path directory, @Nullable EncryptionKeySource source, boolean fresh) {
    DirectoryFiles files = new DirectoryFiles(directory);
    EncryptionKey key = source == null ? null : source.key(directory.toString());
    if (KeyFile.exists(files)) {
      if (key == null) {
        throw new QuiverException(
                ErrorCode.ENCRYPTION_KEY_MISSING, directory + " is encrypted and no key was given")
            .withHint(
                "Give the connection property encryption_key as byte[], char[] or a callback, or"
                    + " set it on the data source; it cannot be part of the URL.");
      }
      return new EncryptedFiles(files, KeyFile.open(files, key));
    }
    if (key == null) {
      return files;
    }
    if (!fresh) {
      throw new QuiverException(
              ErrorCode.INVALID_PARAMETER,
              directory + " is not encrypted, but an encryption key was given")
          .withHint("Leave the key out, or load a dump into a new database with a key.");
    }
    return new EncryptedFiles(files, KeyFile.create(files, key));
  }

  /**
   * What only somebody with the key of a database can tell; empty when it is not encrypted.
   *
   * @throws QuiverException ENCRYPTION_KEY_MISSING, ENCRYPTION_KEY_WRONG; INVALID_PARAMETER for a
   *     key that is not needed
   */
  public static byte[] secret(
      Path directory, @Nullable EncryptionKeySource source, String purpose, byte[] salt) {
    DataCipher cipher = open(directory, source).cipher();
    return cipher == null ? new byte[0] : cipher.secret(purpose, salt);
  }

  /**
   * Protects a database with another key from now on; it may be open meanwhile. Nothing but the
   * small file {@code key} is written: backups that were made before keep the key they had.
   */
  public static void rotate(Path directory, EncryptionKey current, EncryptionKey next) {
    DirectoryFiles files = new DirectoryFiles(directory);
    if (!KeyFile.exists(files)) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, directory + " is not encrypted or does not exist");
    }
    KeyFile.rotate(files, current, next);
  }
}
