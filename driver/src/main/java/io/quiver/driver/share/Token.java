package io.quiver.driver.share;

import io.quiver.storage.error.QuiverException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of a server: 32 random bytes that only those know who may read the database's
 * directory. It never goes over a link; each side proves that it knows it.
 */
final class Token {
  static final int BYTES = 32;
  static final int NONCE_BYTES = 16;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] secret;

  private Token(byte[] secret) {
    this.secret = secret;
  }

  static Token random() {
    return new Token(randomBytes(BYTES));
  }

  static Token of(String hex) {
    byte[] secret = HexFormat.of().parseHex(hex);
    if (secret.length != BYTES) {
      throw new IllegalArgumentException("a token of " + secret.length + " bytes");
    }
    return new Token(secret);
  }

  /**
   * The secret of a server of an encrypted database: it takes both the token and the database's key
   * to know it. Of another database the token itself.
   */
  Token bound(KeyBinding binding) {
    byte[] secretOfBoth = binding.secret(secret.clone());
    return secretOfBoth.length == 0 ? this : new Token(secretOfBoth);
  }

  static byte[] nonce() {
    return randomBytes(NONCE_BYTES);
  }

  private static byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  String hex() {
    return HexFormat.of().formatHex(secret);
  }

  /**
   * What only somebody with the token can say to these two numbers.
   *
   * @param port where the server listens, so that nobody who listens elsewhere can pass it on
   */
  byte[] proof(String side, int port, byte[] serverNonce, byte[] clientNonce) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(side.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(port).array());
      mac.update(serverNonce);
      mac.update(clientNonce);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw QuiverException.bug("HmacSHA256 is missing: " + e.getMessage());
    }
  }

  /** Compares in constant time. */
  boolean accepts(byte[] given, String side, int port, byte[] serverNonce, byte[] clientNonce) {
    return MessageDigest.isEqual(given, proof(side, port, serverNonce, clientNonce));
  }

  /** Says nothing of the secret. */
  @Override
  public String toString() {
    return "Token";
  }
}
