package io.quiver.storage.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A file that is written once, read once and removed when it is closed. Its bytes are enciphered
 * (AES in counter mode) with a key that only this process knows, whether the database is or not.
 * Confined to one thread.
 */
public final class TemporaryFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 16 * 1024;

  private final FileChannel channel;
  private final byte[] key;
  private final byte[] counter = new byte[16];

  TemporaryFile(Path path, byte[] key, long number) throws IOException {
    this.key = key;
    for (int i = 0; i < 8; i++) {
      counter[i] = (byte) (number >>> (8 * i));
    }
    channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
  }

  private Cipher cipher(int mode) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(Arrays.copyOf(counter, 16)));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw QuiverException.bug("no AES: " + e.getMessage());
    }
  }

  /** To write from the beginning; flush it before reading. */
  public DataOutputStream output() {
    return new DataOutputStream(
        new BufferedOutputStream(
            new CipherOutputStream(Channels.newOutputStream(channel), cipher(Cipher.ENCRYPT_MODE)),
            BUFFER_BYTES));
  }

  /** To read from the beginning, once everything is written. */
  public DataInputStream input() throws IOException {
    channel.position(0);
    return new DataInputStream(
        new BufferedInputStream(
            new CipherInputStream(Channels.newInputStream(channel), cipher(Cipher.DECRYPT_MODE)),
            BUFFER_BYTES));
  }

  /** How many bytes it has. */
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot remove a temporary file", e);
    }
  }
}
