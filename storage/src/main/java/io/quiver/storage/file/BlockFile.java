package io.quiver.storage.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A file of sealed blocks: what is read is what was written at that place, or CORRUPT_FILE. Its
 * durable state changes only in {@link #checkpoint}: content first, forced, then a mark, forced,
 * then the mark's second copy, forced. A crash at any moment leaves the state of the last
 * checkpoint, provided that the blocks which that state uses have not been written to since;
 * choosing free places is the caller's part.
 *
 * <p>The two copies of the mark are what makes a damaged mark distinguishable from an unfinished
 * one: a checkpoint counts only when both are on disk, so one sound copy is always enough.
 *
 * <p>The bytes are those of {@link BlockFormat}. Thread-safe for readers beside one writer, as long
 * as they do not touch the same blocks.
 */
public final class BlockFile implements AutoCloseable {
  /** Size of the content of a block; writes are whole blocks. */
  public static final int BLOCK_BYTES = BlockFormat.CONTENT;

  /** The largest number that content can be known by. */
  public static final int MAXIMUM_EPOCH = BlockFormat.MAXIMUM_EPOCH;

  /** The longest attachment that a mark can carry. */
  public static final int ATTACHMENT_BYTES = BlockFormat.CONTENT - BlockFormat.MARK_HEADER;

  /** Added to the name of a file that is being created; one that is left over can be deleted. */
  public static final String UNFINISHED_SUFFIX = ".new";

  /** Blocks written with one call to the operating system. */
  private static final int BLOCKS_AT_ONCE = 128;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final StorageFile file;
  private final int kind;
  private volatile BlockFormat.Mark mark;

  /** The copy to write first. */
  private final int firstSlot;

  private volatile long size;

  private final @Nullable DataCipher cipher;
  private final @Nullable DataCipher contentCipher;

  private final boolean ordered;
  private final boolean compared;

  private BlockFile(
      StorageFiles files, StorageFile file, int kind, BlockFormat.Mark mark, int firstSlot) {
    this.ordered = files.keeps(Safeguard.FOOTER_ORDER);
    this.compared = files.keeps(Safeguard.BLOCK_CHECKSUM);
    DataCipher known = files.cipher();
    this.cipher = known;
    this.contentCipher = known == null ? null : known.forFile(mark.fileId());
    this.file = file;
    this.kind = kind;
    this.mark = mark;
    this.firstSlot = firstSlot;
    size = mark.size();
  }

  /**
   * Creates an empty file in place of any other of that name. It appears under its name only when
   * it is complete.
   *
   * @param kind four letters that say what the content is
   */
  public static void create(StorageFiles files, String name, String kind) {
    create(files, name, kind, new byte[0]);
  }

  /** Creates a file without content that carries an attachment, in place of any other. */
  public static void create(StorageFiles files, String name, String kind, byte[] attachment) {
    String fresh = name + UNFINISHED_SUFFIX;
    try {
      files.delete(fresh);
      BlockFormat.Mark empty = new BlockFormat.Mark(RANDOM.nextLong(), 1, 0, attachment.clone());
      try (StorageFile file = StorageFile.openOwnFormat(files, fresh, OpenMode.CREATE)) {
        for (int slot = 0; slot < BlockFormat.MARKS; slot++) {
          byte[] block = BlockFormat.markBlock(slot, BlockFormat.kind(kind), empty, files.cipher());
          file.write((long) slot * BlockFormat.BLOCK, block, 0, block.length);
        }
        file.force();
      }
      replace(files, fresh, name);
    } catch (IOException e) {
      throw StorageFile.failure("create", files.describe(name), e);
    }
  }

  /** Renames a complete, closed file over another, durably. */
  public static void replace(StorageFiles files, String from, String to) throws IOException {
    files.rename(from, to);
    int slash = to.lastIndexOf('/');
    files.forceDirectory(slash < 0 ? "" : to.substring(0, slash));
  }

  /**
   * Opens a file in the state of its last checkpoint.
   *
   * @throws QuiverException CORRUPT_FILE when it is damaged or not a block file of this kind,
   *     UNSUPPORTED_FORMAT when a later version wrote it
   */
  public static BlockFile open(StorageFiles files, String name, String kind) {
    StorageFile file = StorageFile.openOwnFormat(files, name, OpenMode.WRITE);
    boolean opened = false;
    try {
      BlockFile result = open(files, file, BlockFormat.kind(kind), true);
      opened = true;
      return result;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  /** Reads what a file that has no content carries. */
  public static byte[] readAttachment(StorageFiles files, String name, String kind) {
    try (BlockFile file = open(files, name, kind)) {
      return file.attachment();
    }
  }

  /**
   * Opens a file for reading what is left of it: one sound mark is enough, content may be missing,
   * and nothing is written.
   */
  public static BlockFile openDamaged(StorageFiles files, String name, String kind) {
    StorageFile file = StorageFile.openOwnFormat(files, name, OpenMode.READ);
    boolean opened = false;
    try {
      BlockFile result = open(files, file, BlockFormat.kind(kind), false);
      opened = true;
      return result;
    } finally {
      if (!opened) {
        file.close();
      }
    }
  }

  private static BlockFile open(StorageFiles files, StorageFile file, int kind, boolean complete) {
    DataCipher cipher = files.cipher();
    BlockFormat.Mark best = null;
    int firstSlot = 0;
    int copies = 0;
    boolean encrypted = false;
    for (int slot = 0; slot < BlockFormat.MARKS; slot++) {
      byte[] block = new byte[BlockFormat.BLOCK];
      int length = file.read((long) slot * BlockFormat.BLOCK, block, 0, block.length);
      encrypted |= length == block.length && BlockFormat.isEncrypted(block, 0);
      BlockFormat.Mark found = BlockFormat.parseMark(block, slot, kind, file.description(), cipher);
      if (found != null && (best == null || found.sequence() >= best.sequence())) {
        copies = best != null && found.sequence() == best.sequence() ? 2 : 1;
        best = found;
        firstSlot = 1 - slot;
      }
    }
    if (best == null && encrypted && cipher == null) {
      throw new QuiverException(
              ErrorCode.ENCRYPTION_KEY_MISSING,
              file.description() + " is encrypted, and the file " + KeyFile.NAME + " is missing")
          .withHint("Copy the file " + KeyFile.NAME + " from a backup of this database.");
    }
    if (best == null) {
      throw new QuiverException(
              ErrorCode.CORRUPT_FILE,
              file.description() + " is not a file of Quiver, or is damaged at byte 0")
          .withHint("Restore it from a backup; nothing was changed.");
    }
    long blocks = BlockFormat.MARKS + best.size() / BlockFormat.CONTENT;
    if (complete && file.size() < blocks * BlockFormat.BLOCK) {
      throw new QuiverException(
              ErrorCode.CORRUPT_FILE,
              file.description()
                  + " has "
                  + file.size()
                  + " bytes and should have "
                  + blocks * BlockFormat.BLOCK)
          .withHint("Restore it from a backup; nothing was changed.");
    }
    BlockFile result = new BlockFile(files, file, kind, best, firstSlot);
    if (complete && copies == 1) {
      result.writeMark(firstSlot, best); // a crash came between the two, or one is damaged
    }
    return result;
  }

  public String description() {
    return file.description();
  }

  /** What the last checkpoint attached; empty in a new file. */
  public byte[] attachment() {
    return mark.attachment().clone();
  }

  /** Bytes of content, including what was written since the last checkpoint. */
  public long size() {
    return size;
  }

  /** Bytes on disk. */
  public long sizeOnDisk() {
    return file.size();
  }

  /** Reads content from any position; all of it must exist. */
  public void read(long position, byte[] target, int offset, int length) {
    read(position, target, offset, length, 0);
  }

  /**
   * Reads content that was written under an epoch; other content, though sound, is CORRUPT_FILE.
   *
   * @param epoch 0: whatever is there
   */
  public void read(long position, byte[] target, int offset, int length, int epoch) {
    long first = position / BLOCK_BYTES;
    int skip = (int) (position % BLOCK_BYTES);
    int blocks = (int) (((long) skip + length + BLOCK_BYTES - 1) / BLOCK_BYTES);
    if (position < 0 || position + length > size) {
      throw damaged(first, "it ends before");
    }
    int done = 0;
    byte[] sealed = new byte[Math.min(blocks, BLOCKS_AT_ONCE) * BlockFormat.BLOCK];
    for (int at = 0; at < blocks; at += BLOCKS_AT_ONCE) {
      int count = Math.min(blocks - at, BLOCKS_AT_ONCE);
      readSealed(first + at, count, sealed, epoch);
      for (int i = 0; i < count; i++) {
        int from = at + i == 0 ? skip : 0;
        int some = Math.min(BLOCK_BYTES - from, length - done);
        System.arraycopy(sealed, i * BlockFormat.BLOCK + from, target, offset + done, some);
        done += some;
      }
    }
  }

  /** Reads blocks back against their checksums and, unless it is 0, their epoch. */
  public void verify(long position, long length, int epoch) {
    byte[] sealed = new byte[BLOCKS_AT_ONCE * BlockFormat.BLOCK];
    long end = (position + length + BLOCK_BYTES - 1) / BLOCK_BYTES;
    for (long at = position / BLOCK_BYTES; at < end; at += BLOCKS_AT_ONCE) {
      readSealed(at, (int) Math.min(end - at, BLOCKS_AT_ONCE), sealed, epoch);
    }
  }

  /** Reads both copies of the mark back. */
  public void verifyMarks() {
    for (int slot = 0; slot < BlockFormat.MARKS; slot++) {
      byte[] block = new byte[BlockFormat.BLOCK];
      file.read((long) slot * BlockFormat.BLOCK, block, 0, block.length);
      BlockFormat.Mark found = BlockFormat.parseMark(block, slot, kind, file.description(), cipher);
      if (found == null || found.sequence() != mark.sequence()) {
        throw damaged(slot - BlockFormat.MARKS, "the mark is not what was written");
      }
    }
  }

  private void readSealed(long firstBlock, int count, byte[] sealed, int epoch) {
    long number = firstBlock + BlockFormat.MARKS;
    int wanted = count * BlockFormat.BLOCK;
    int read = file.read(number * BlockFormat.BLOCK, sealed, 0, wanted);
    for (int i = 0; i < count; i++) {
      int start = i * BlockFormat.BLOCK;
      if (start + BlockFormat.BLOCK > read) {
        throw damaged(firstBlock + i, "it ends before");
      }
      if (!isSound(sealed, start, number + i)) {
        throw damaged(firstBlock + i, "the checksum does not match");
      }
      if (epoch != 0 && BlockFormat.epoch(sealed, start) != epoch) {
        throw damaged(firstBlock + i, "it holds what was there at another time");
      }
    }
  }

  private boolean isSound(byte[] sealed, int start, long number) {
    return contentCipher == null
        ? !compared || BlockFormat.isSound(sealed, start, number, mark.fileId())
        : BlockFormat.decrypt(sealed, start, number, mark.fileId(), contentCipher);
  }

  private QuiverException damaged(long block, String what) {
    return new QuiverException(
            ErrorCode.CORRUPT_FILE,
            file.description()
                + " is damaged at byte "
                + (block + BlockFormat.MARKS) * BlockFormat.BLOCK
                + ": "
                + what)
        .withHint("Restore the database from a backup; nothing was changed.");
  }

  /** Writes whole blocks at a block boundary, extending the content where necessary. */
  public void write(long position, byte[] source, int offset, int length) {
    write(position, source, offset, length, 0);
  }

  /**
   * Writes whole blocks that are told from older content of the same place by an epoch.
   *
   * @param epoch 0 to {@link #MAXIMUM_EPOCH}
   */
  public void write(long position, byte[] source, int offset, int length, int epoch) {
    if (position % BLOCK_BYTES != 0 || length % BLOCK_BYTES != 0) {
      throw QuiverException.bug("write of " + length + " bytes at " + position);
    }
    int blocks = length / BLOCK_BYTES;
    byte[] sealed = new byte[Math.min(blocks, BLOCKS_AT_ONCE) * BlockFormat.BLOCK];
    for (int at = 0; at < blocks; at += BLOCKS_AT_ONCE) {
      int count = Math.min(blocks - at, BLOCKS_AT_ONCE);
      long number = position / BLOCK_BYTES + at + BlockFormat.MARKS;
      for (int i = 0; i < count; i++) {
        int start = i * BlockFormat.BLOCK;
        System.arraycopy(source, offset + (at + i) * BLOCK_BYTES, sealed, start, BLOCK_BYTES);
        if (contentCipher == null) {
          BlockFormat.seal(sealed, start, number + i, mark.fileId(), epoch);
        } else {
          BlockFormat.encrypt(sealed, start, number + i, mark.fileId(), epoch, contentCipher);
        }
      }
      file.write(number * BlockFormat.BLOCK, sealed, 0, count * BlockFormat.BLOCK);
    }
    size = Math.max(size, position + length);
  }

  /** Shortens the content; the file itself gets shorter with the next checkpoint. */
  public void truncate(long newSize) {
    size = Math.min(size, newSize);
  }

  /** Makes everything written so far the durable state of the file, with an attachment. */
  public void checkpoint(byte[] attachment) {
    if (attachment.length > ATTACHMENT_BYTES) {
      throw QuiverException.bug("attachment of " + attachment.length + " bytes");
    }
    if (ordered) {
      file.force();
    }
    BlockFormat.Mark next =
        new BlockFormat.Mark(
            mark.fileId(), mark.sequence() + 1, size, Arrays.copyOf(attachment, attachment.length));
    writeMark(firstSlot, next);
    writeMark(1 - firstSlot, next);
    if (!ordered) {
      file.force();
    }
    mark = next;
    long needed = (BlockFormat.MARKS + size / BLOCK_BYTES) * BlockFormat.BLOCK;
    if (file.size() > needed) {
      file.truncate(needed);
    }
  }

  private void writeMark(int slot, BlockFormat.Mark next) {
    byte[] block = BlockFormat.markBlock(slot, kind, next, cipher);
    if (ordered) {
      file.writeForced((long) slot * BlockFormat.BLOCK, block, 0, block.length);
    } else {
      file.write((long) slot * BlockFormat.BLOCK, block, 0, block.length);
    }
  }

  /** Closes without a checkpoint. */
  @Override
  public void close() {
    file.close();
  }
}
