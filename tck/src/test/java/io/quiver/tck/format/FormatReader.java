package io.quiver.tck.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Reads files as docs/FILE-FORMAT.md says, and with nothing else: it uses no class of Quiver, so
 * that the page, not the code, is what is tested.
 */
final class FormatReader {
  static final int CONTENT = 4096;
  static final int BLOCK = 4128;

  private FormatReader() {}

  /** One of the two copies of the mark of a block file. */
  record Mark(long fileId, long sequence, long contentSize, byte[] attachment) {}

  /** A write within a commit; the value is empty for a removal. */
  record Write(int namespace, byte[] key, byte[] value, boolean removed) {}

  /** A record of the log. */
  record Record(int kind, long timestamp, long micros, long transaction, byte[] payload) {}

  private static int crc(byte[] bytes, int from, int length, byte[]... more) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, length);
    for (byte[] next : more) {
      crc.update(next);
    }
    return (int) crc.getValue();
  }

  // ---- section 1: block files

  /** The mark, after every block of a plain block file was checked. */
  static Mark blockFile(byte[] file, String kind) {
    assertEquals(0, file.length % BLOCK);
    Mark first = mark(file, 0, kind);
    Mark second = mark(file, 1, kind);
    assertEquals(first.fileId(), second.fileId());
    Mark newer = first.sequence() >= second.sequence() ? first : second;
    long blocks = newer.contentSize() / CONTENT;
    assertTrue(newer.contentSize() % CONTENT == 0 && (blocks + 2) * BLOCK <= file.length);
    for (int block = 2; block < blocks + 2; block++) {
      if (!isUnwritten(file, block)) {
        checkBlock(file, block, newer.fileId());
      }
    }
    return newer;
  }

  private static boolean isUnwritten(byte[] file, int block) {
    return ByteBuffer.wrap(file, block * BLOCK, BLOCK).equals(ByteBuffer.allocate(BLOCK));
  }

  private static void checkBlock(byte[] file, int block, long fileId) {
    ByteBuffer trailer = ByteBuffer.wrap(file, block * BLOCK + CONTENT, 32).slice();
    assertEquals(1, trailer.get(0), "format of block " + block);
    int epoch = trailer.getInt(0) & 0xFFFFFF;
    byte[] bound = ByteBuffer.allocate(20).putLong(block).putLong(fileId).putInt(epoch).array();
    assertEquals(crc(file, block * BLOCK, CONTENT, bound), trailer.getInt(4), "block " + block);
    for (int i = 8; i < 32; i++) {
      assertEquals(0, trailer.get(i));
    }
  }

  private static Mark mark(byte[] file, int block, String kind) {
    checkBlock(file, block, 0);
    ByteBuffer in = ByteBuffer.wrap(file, block * BLOCK, CONTENT).slice();
    assertEquals("QUIVRBLK", text(in, 8));
    assertEquals(1, in.getInt());
    assertEquals(kind, text(in, 4));
    long fileId = in.getLong();
    long sequence = in.getLong();
    long size = in.getLong();
    byte[] attachment = new byte[in.getInt()];
    in.get(attachment);
    return new Mark(fileId, sequence, size, attachment);
  }

  private static String text(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  // ---- section 3: the log

  /** All records of a segment but the marks, in their order. */
  static List<Record> segment(String name, byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    assertEquals("QUIVRLOG", text(in, 8));
    assertEquals(1, in.getInt());
    assertEquals(0, in.getInt());
    long first = in.getLong();
    assertEquals(String.format("%016x.qlog", first), name);
    assertEquals(crc(file, 0, 60), in.getInt(60));
    List<Record> records = new ArrayList<>();
    long next = first;
    int at = 64;
    while (at + 36 <= file.length && in.getInt(at) != 0) {
      int length = in.getInt(at);
      byte[] checked = new byte[length - 4];
      System.arraycopy(file, at, checked, 0, 4);
      System.arraycopy(file, at + 8, checked, 4, length - 8);
      assertEquals(crc(checked, 0, checked.length), in.getInt(at + 4), "record at " + at);
      assertEquals(1, in.get(at + 8));
      int kind = in.get(at + 9);
      assertEquals(0, in.getShort(at + 10));
      long timestamp = in.getLong(at + 12);
      byte[] payload = Arrays.copyOfRange(file, at + 36, at + length);
      if (kind == 127) {
        assertEquals(Long.BYTES, payload.length);
        assertTrue(ByteBuffer.wrap(payload).getLong() < next);
      } else {
        boolean within = kind == 3 || kind == 4;
        assertEquals(within ? next - 1 : next, timestamp, "record at " + at);
        next = timestamp + 1;
        records.add(new Record(kind, timestamp, in.getLong(at + 20), in.getLong(at + 28), payload));
      }
      at += length;
    }
    for (; at < file.length; at++) {
      assertEquals(0, file[at], "space reserved ahead");
    }
    return records;
  }

  /** What a part writes. */
  static List<Write> part(byte[] payload) {
    List<Write> writes = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(payload);
    while (in.hasRemaining()) {
      int namespace = (int) varint(in);
      long count = varint(in);
      byte[] key = {};
      for (long i = 0; i < count; i++) {
        int shared = (int) varint(in);
        int length = (int) varint(in);
        byte[] next = Arrays.copyOf(key, shared + length);
        in.get(next, shared, length);
        key = next;
        int value = (int) varint(in) - 1;
        byte[] bytes = new byte[Math.max(0, value)];
        in.get(bytes);
        writes.add(new Write(namespace, key, bytes, value < 0));
      }
    }
    return writes;
  }

  static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  // ---- section 5: rows

  /** The values of a row's slots; null for NULL. Rows with narrow slots, without long values. */
  static List<byte[]> row(byte[] value) {
    ByteBuffer in = ByteBuffer.wrap(value);
    assertEquals(0x10, in.get(), "format 1, no commit timestamp, narrow slots");
    int slots = in.getShort();
    int start = 3 + 2 * slots;
    int from = 0;
    List<byte[]> values = new ArrayList<>();
    for (int i = 0; i < slots; i++) {
      int slot = in.getShort() & 0xFFFF;
      int end = slot & 0x3FFF;
      assertEquals(0, slot & 0x4000, "no overflow reference");
      values.add(
          (slot & 0x8000) != 0
              ? new byte[] {(byte) 'N'}
              : Arrays.copyOfRange(value, start + from, start + end));
      from = end;
    }
    return values;
  }

  static long wholeNumber(byte[] value) {
    long result = 0;
    for (int i = value.length - 1; i >= 0; i--) {
      result = i == value.length - 1 ? value[i] : result << 8 | (value[i] & 0xFF);
    }
    return result;
  }

  // ---- sections 7 to 9

  /** The content of a file of frames. */
  static byte[] frames(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    while (true) {
      int at = in.position();
      int length = in.getInt();
      int checksum = in.getInt();
      byte[] position = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(at).array();
      assertTrue(length >= 0 && length <= 65_536);
      assertEquals(
          crc(position, 0, 8, Arrays.copyOfRange(file, at + 8, at + 8 + length)),
          checksum,
          "frame at " + at);
      if (length == 0) {
        assertEquals(file.length, in.position());
        return content.toByteArray();
      }
      content.write(file, at + 8, length);
      in.position(at + 8 + length);
    }
  }

  static void keyFile(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file);
    assertEquals(96, file.length);
    assertEquals("QUIVRKEY", text(in, 8));
    assertEquals(1, in.getInt());
    assertTrue(in.getInt() >= 0);
    assertEquals(crc(file, 0, 92), in.getInt(92));
  }
}
