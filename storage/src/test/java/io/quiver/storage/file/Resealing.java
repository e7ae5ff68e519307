package io.quiver.storage.file;

/** Gives changed blocks a checksum that is right again, as only an attacker would. */
public final class Resealing {
  private Resealing() {}

  /** Seals the block that a byte of a block file belongs to. */
  public static void reseal(byte[] file, int changed) {
    int block = changed / BlockFormat.BLOCK;
    byte[] mark = java.util.Arrays.copyOf(file, BlockFormat.BLOCK);
    long fileId = java.nio.ByteBuffer.wrap(mark).getLong(16);
    BlockFormat.seal(
        file, block * BlockFormat.BLOCK, block, block < BlockFormat.MARKS ? 0 : fileId);
  }
}
