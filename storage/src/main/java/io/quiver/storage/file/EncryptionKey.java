package io.quiver.storage.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.spec.KeySpec;
import java.util.Arrays;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What a user protects a database with: 32 bytes, or a passphrase. It wraps the random key that the
 * data is encrypted with and is never stored. Immutable; says nothing about itself.
 */
public final class EncryptionKey {
  /** Length of a key that is no passphrase. */
  public static final int BYTES = 32;

  private final byte[] secret;
  private final boolean passphrase;

  private EncryptionKey(byte[] secret, boolean passphrase) {
    this.secret = secret;
    this.passphrase = passphrase;
  }

  /** A key of {@link #BYTES} bytes, which are copied. */
  public static EncryptionKey of(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException(
          "an encryption key has " + BYTES + " bytes, not " + key.length);
    }
    return new EncryptionKey(key.clone(), false);
  }

  /** A passphrase, which is copied. */
  public static EncryptionKey of(char[] passphrase) {
    if (passphrase.length == 0) {
      throw new IllegalArgumentException("an encryption passphrase must not be empty");
    }
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
    return new EncryptionKey(
        Arrays.copyOfRange(encoded.array(), encoded.position(), encoded.limit()), true);
  }

  boolean isPassphrase() {
    return passphrase;
  }

  /** The key that wraps the data key: itself, or what a passphrase is stretched to. */
  byte[] wrappingKey(byte[] salt, int iterations) {
    if (!passphrase) {
      return secret.clone();
    }
    char[] characters = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(secret)).array();
    try {
      KeySpec spec = new PBEKeySpec(characters, salt, iterations, BYTES * Byte.SIZE);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw DataCipher.unavailable(e);
    } finally {
      Arrays.fill(characters, ' ');
    }
  }

  /** Whether it is the same key, compared in constant time. */
  public boolean sameAs(EncryptionKey other) {
    return passphrase == other.passphrase && MessageDigest.isEqual(secret, other.secret);
  }

  @Override
  public String toString() {
    return "EncryptionKey";
  }
}
