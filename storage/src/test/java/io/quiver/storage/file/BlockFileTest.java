package io.quiver.storage.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlockFileTest {
  @TempDir Path directory;
  private StorageFiles files;
  private final byte[] content = new byte[10 * BlockFile.BLOCK_BYTES];

  @BeforeEach
  void create() {
    files = new DirectoryFiles(directory);
    new Random(3).nextBytes(content);
    BlockFile.create(files, "sub/data", "TEST");
  }

  private BlockFile open() {
    return BlockFile.open(files, "sub/data", "TEST");
  }

  private static byte[] read(BlockFile file, long position, int length) {
    byte[] bytes = new byte[length];
    file.read(position, bytes, 0, length);
    return bytes;
  }

  @Test
  void keepsContentAndAttachment() {
    try (BlockFile file = open()) {
      assertEquals(0, file.size());
      assertEquals(0, file.attachment().length);
      file.write(0, content, 0, content.length);
      assertArrayEquals(Arrays.copyOfRange(content, 5000, 15_000), read(file, 5000, 10_000));
      file.checkpoint(new byte[] {7});
      file.write(content.length, content, 0, BlockFile.BLOCK_BYTES);
      assertEquals(content.length + BlockFile.BLOCK_BYTES, file.size());
    }
    try (BlockFile file = open()) {
      assertEquals(content.length, file.size(), "what came after the checkpoint does not exist");
      assertArrayEquals(new byte[] {7}, file.attachment());
      assertArrayEquals(content, read(file, 0, content.length));
      file.truncate(BlockFile.BLOCK_BYTES);
      file.checkpoint(new byte[0]);
      assertEquals(3L * BlockFormat.BLOCK, file.sizeOnDisk());
      QuiverException e = assertThrows(QuiverException.class, () -> read(file, 4096, 1));
      assertEquals(ErrorCode.CORRUPT_FILE, e.code());
    }
  }

  @Test
  void everyFlippedBitIsFound() throws IOException {
    try (BlockFile file = open()) {
      file.write(0, content, 0, content.length);
      file.checkpoint(new byte[] {1, 2, 3});
    }
    Path path = directory.resolve("sub/data");
    byte[] sound = Files.readAllBytes(path);
    for (int at = 2 * BlockFormat.BLOCK; at < sound.length; at += 61) {
      byte[] bytes = sound.clone();
      bytes[at] ^= (byte) (1 << (at % 8));
      Files.write(path, bytes);
      try (BlockFile file = open()) {
        QuiverException e =
            assertThrows(QuiverException.class, () -> file.verify(0, file.size(), 0));
        assertEquals(ErrorCode.CORRUPT_FILE, e.code());
        long block = at / BlockFormat.BLOCK * (long) BlockFormat.BLOCK;
        assertTrue(String.valueOf(e.getMessage()).contains("at byte " + block), e.getMessage());
        assertTrue(String.valueOf(e.getMessage()).contains(path.toString()));
      }
    }
  }

  @Test
  void oneSoundMarkIsEnough() throws IOException {
    try (BlockFile file = open()) {
      file.write(0, content, 0, content.length);
      file.checkpoint(new byte[] {1});
    }
    Path path = directory.resolve("sub/data");
    byte[] sound = Files.readAllBytes(path);
    for (int slot = 0; slot < 2; slot++) {
      byte[] bytes = sound.clone();
      bytes[slot * BlockFormat.BLOCK + 30] ^= 1;
      Files.write(path, bytes);
      try (BlockFile file = open()) {
        assertArrayEquals(new byte[] {1}, file.attachment());
        file.verifyMarks();
        file.checkpoint(new byte[] {2});
      }
      try (BlockFile file = open()) {
        assertArrayEquals(new byte[] {2}, file.attachment());
      }
    }
    byte[] bytes = sound.clone();
    bytes[0] ^= 1;
    bytes[BlockFormat.BLOCK] ^= 1;
    Files.write(path, bytes);
    assertEquals(ErrorCode.CORRUPT_FILE, assertThrows(QuiverException.class, this::open).code());
  }

  @Test
  void laterFormatsAndOtherKindsAreRefused() throws IOException {
    Path path = directory.resolve("sub/data");
    byte[] bytes = Files.readAllBytes(path);
    for (int slot = 0; slot < 2; slot++) {
      byte[] block = Arrays.copyOfRange(bytes, slot * 4128, (slot + 1) * 4128);
      block[11] = 2;
      BlockFormat.seal(block, 0, slot, 0);
      System.arraycopy(block, 0, bytes, slot * 4128, 4128);
    }
    Files.write(path, bytes);
    assertEquals(
        ErrorCode.UNSUPPORTED_FORMAT, assertThrows(QuiverException.class, this::open).code());
    BlockFile.create(files, "sub/data", "ELSE");
    assertEquals(ErrorCode.CORRUPT_FILE, assertThrows(QuiverException.class, this::open).code());
  }

  @Test
  void missingFileIsAnError() {
    QuiverException e =
        assertThrows(QuiverException.class, () -> BlockFile.open(files, "nowhere", "TEST"));
    assertEquals(ErrorCode.IO_ERROR, e.code());
    assertTrue(String.valueOf(e.getMessage()).contains("does not exist"));
  }
}
