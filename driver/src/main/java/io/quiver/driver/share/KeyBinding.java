package io.quiver.driver.share;

/**
 * What only somebody with the key of a database can make of some bytes; so a process shows that it
 * has the key, and the key goes over no link.
 */
public interface KeyBinding {
  /** What the secrets are for, among all that a database's key is used for. */
  String PURPOSE = "share";

  /**
   * 32 bytes, or none when the database is not encrypted.
   *
   * @throws io.quiver.storage.error.QuiverException as opening the database does, for a key that is
   *     missing or wrong
   */
  byte[] secret(byte[] salt);
}
