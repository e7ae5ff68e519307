package io.quiver.storage.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with one key, which is derived from the database's data key by HMAC-SHA-256 for one
 * purpose: a file, or the records of one opening of the log. Thread-safe.
 */
public final class DataCipher {
  static final int NONCE = 12;
  static final int TAG = 16;
  static final int KEY = 32;

  static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] root;
  private final SecretKeySpec key;
  private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(DataCipher::newCipher);

  private DataCipher(byte[] root, byte[] key) {
    this.root = root;
    this.key = new SecretKeySpec(key, "AES");
  }

  /** The cipher of a database's data key. */
  static DataCipher of(byte[] dataKey) {
    return new DataCipher(dataKey.clone(), dataKey);
  }

  /** A cipher whose key is used for one thing only. */
  public DataCipher derive(String purpose, byte[] salt) {
    return new DataCipher(root, secret(purpose, salt));
  }

  /**
   * 32 bytes that only somebody with the data key can tell; they say nothing about it. A purpose is
   * used for ciphers or for secrets, never for both.
   */
  public byte[] secret(String purpose, byte[] salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(root, "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) 0);
      return mac.doFinal(salt);
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  DataCipher forFile(long fileId) {
    return derive("file", ByteBuffer.allocate(Long.BYTES).putLong(fileId).array());
  }

  /** Encrypts to {@code target}, which gets the length of the source and then the tag. */
  public void seal(
      byte[] source,
      int offset,
      int length,
      byte[] nonce,
      byte[] bound,
      byte[] target,
      int targetOffset) {
    try {
      Cipher cipher = start(Cipher.ENCRYPT_MODE, nonce, bound);
      cipher.doFinal(source, offset, length, target, targetOffset);
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  /**
   * Decrypts.
   *
   * @param length of ciphertext, after which the tag follows
   * @return false when this is not what was sealed with this key, nonce and bound bytes
   */
  public boolean open(
      byte[] source,
      int offset,
      int length,
      byte[] nonce,
      byte[] bound,
      byte[] target,
      int targetOffset) {
    try {
      Cipher cipher = start(Cipher.DECRYPT_MODE, nonce, bound);
      cipher.doFinal(source, offset, length + TAG, target, targetOffset);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  private Cipher start(int mode, byte[] nonce, byte[] bound) throws GeneralSecurityException {
    Cipher cipher = ciphers.get();
    cipher.init(mode, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce));
    cipher.updateAAD(bound);
    return cipher;
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw unavailable(e);
    }
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  static QuiverException unavailable(GeneralSecurityException cause) {
    return new QuiverException(
        ErrorCode.INTERNAL_ERROR, "AES-256-GCM does not work in this Java: " + cause, cause);
  }
}
