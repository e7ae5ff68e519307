package io.quiver.storage.file;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of an encrypted database. Block files and the log encrypt what they write themselves,
 * with {@link #cipher}; whatever else is opened here is a {@link SealedFile} and knows nothing of
 * it.
 */
public final class EncryptedFiles implements StorageFiles {
  private final StorageFiles files;
  private final DataCipher cipher;

  public EncryptedFiles(StorageFiles files, DataCipher cipher) {
    this.files = files;
    this.cipher = cipher;
  }

  @Override
  public @Nullable DataCipher cipher() {
    return cipher;
  }

  @Override
  public RawFile open(String name, OpenMode mode) throws IOException {
    RawFile raw = files.open(name, mode);
    boolean opened = false;
    try {
      RawFile sealed = new SealedFile(raw, cipher, files.describe(name), mode != OpenMode.READ);
      opened = true;
      return sealed;
    } finally {
      if (!opened) {
        raw.close();
      }
    }
  }

  @Override
  public RawFile openOwnFormat(String name, OpenMode mode) throws IOException {
    return files.open(name, mode);
  }

  @Override
  public boolean keeps(Safeguard safeguard) {
    return files.keeps(safeguard);
  }

  @Override
  public boolean exists(String name) throws IOException {
    return files.exists(name);
  }

  @Override
  public List<String> list(String directory) throws IOException {
    return files.list(directory);
  }

  @Override
  public void delete(String name) throws IOException {
    files.delete(name);
  }

  @Override
  public void rename(String from, String to) throws IOException {
    files.rename(from, to);
  }

  @Override
  public void forceDirectory(String directory) throws IOException {
    files.forceDirectory(directory);
  }

  @Override
  public String describe(String name) {
    return files.describe(name);
  }
}
