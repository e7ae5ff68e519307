package io.quiver.storage.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.file.DirectoryFiles;
import io.quiver.storage.kv.CommittedBatch;
import io.quiver.storage.kv.WriteBatch;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogTest {
  @TempDir Path directory;

  private Log open(LogOptions options) {
    return Log.open(new DirectoryFiles(directory), "log", options, 1);
  }

  private static WriteBatch batch(long number, int entries, int valueBytes) {
    WriteBatch batch = new WriteBatch();
    for (int i = 0; i < entries; i++) {
      byte[] key = ByteBuffer.allocate(12).putLong(number).putInt(i).array();
      if (i % 5 == 4) {
        batch.remove(i % 3, key);
      } else {
        byte[] value = new byte[valueBytes];
        ByteBuffer.wrap(value).putLong(0, number);
        batch.put(i % 3, key, value);
      }
    }
    return batch;
  }

  private static void append(Log log, long number, int entries, int valueBytes) {
    log.appendCommit(
        number, number * 10, 7, WriteBatchCodec.encode(batch(number, entries, valueBytes), 4096));
  }

  static void assertSame(WriteBatch expected, WriteBatch actual) {
    assertEquals(expected.writes().keySet(), actual.writes().keySet());
    expected
        .writes()
        .forEach(
            (namespace, entries) -> {
              var others = actual.writes(namespace);
              assertEquals(entries.size(), others.size());
              entries.forEach(
                  (key, value) -> {
                    assertTrue(others.containsKey(key));
                    assertArrayEquals(value, others.get(key));
                  });
            });
  }

  private static void assertReads(Log log, long from, long to, int entries, int valueBytes) {
    try (CommitReader reader = new CommitReader(log.read(from))) {
      for (long i = from; i <= to; i++) {
        CommittedBatch commit = reader.next();
        assertNotNull(commit);
        assertEquals(i, commit.timestamp());
        assertEquals(i * 10, commit.wallMicros());
        assertSame(batch(i, entries, valueBytes), commit.writes());
      }
      assertNull(reader.next());
    }
  }

  @ParameterizedTest
  @EnumSource(Durability.class)
  void readsBackWhatWasAppendedAndAgainAfterReopening(Durability durability) {
    LogOptions options = LogOptions.DEFAULT.withDurability(durability);
    try (Log log = open(options)) {
      assertEquals(0, log.lastTimestamp());
      for (long i = 1; i <= 50; i++) {
        append(log, i, 3, 40);
        log.awaitDurable(i);
      }
      assertReads(log, 1, 50, 3, 40);
      log.force();
      assertEquals(50, log.durableTimestamp());
    }
    try (Log log = open(options)) {
      assertEquals(50, log.lastTimestamp());
      append(log, 51, 3, 40);
      log.awaitDurable(51);
      assertReads(log, 20, 51, 3, 40);
    }
  }

  @Test
  void splitsLargeCommitsAndManySegments() {
    LogOptions options = LogOptions.DEFAULT.withSegmentBytes(40_000);
    try (Log log = open(options)) {
      for (long i = 1; i <= 20; i++) {
        append(log, i, 120, 100);
        log.awaitDurable(i);
      }
      assertReads(log, 1, 20, 120, 100);
      assertReads(log, 13, 20, 120, 100);
      log.removeBefore(10);
      assertTrue(log.firstTimestamp() > 1 && log.firstTimestamp() <= 10);
      assertReads(log, 10, 20, 120, 100);
      QuiverException e = assertThrows(QuiverException.class, () -> log.read(1));
      assertEquals(ErrorCode.OBJECT_NOT_FOUND, e.code());
    }
    try (Log log = open(options)) {
      assertEquals(20, log.lastTimestamp());
      assertReads(log, 10, 20, 120, 100);
      log.verify();
    }
  }

  @Test
  void readerSeesWhatIsAppendedLater() {
    try (Log log = open(LogOptions.DEFAULT);
        CommitReader reader = new CommitReader(log.read(1))) {
      assertNull(reader.next());
      for (long i = 1; i <= 10; i++) {
        append(log, i, 2, 20);
        log.awaitDurable(i);
        CommittedBatch commit = reader.next();
        assertNotNull(commit);
        assertEquals(i, commit.timestamp());
        assertNull(reader.next());
      }
    }
  }

  @Test
  void manyThreadsShareForces() throws InterruptedException {
    try (Log log = open(LogOptions.DEFAULT)) {
      List<Long> heard = new ArrayList<>();
      log.onDurable(heard::add);
      Object order = new Object();
      long[] next = {1};
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        Thread thread =
            new Thread(
                () -> {
                  for (int i = 0; i < 50; i++) {
                    long mine;
                    synchronized (order) {
                      mine = next[0]++;
                      append(log, mine, 2, 30);
                    }
                    if (i % 10 == 0) {
                      Thread.currentThread().interrupt();
                    }
                    log.awaitDurable(mine);
                    assertTrue(log.durableTimestamp() >= mine);
                  }
                });
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertEquals(400, log.durableTimestamp());
      assertReads(log, 1, 400, 2, 30);
      assertEquals(400, heard.get(heard.size() - 1));
      assertEquals(heard.stream().sorted().distinct().toList(), heard);
    }
  }

  @Test
  void refusesTimestampsOutOfOrder() {
    try (Log log = open(LogOptions.DEFAULT)) {
      assertThrows(QuiverException.class, () -> append(log, 2, 1, 8));
    }
  }

  @Test
  void cutsOffTheTornEndAndGoesOn() throws IOException {
    Log log = open(LogOptions.DEFAULT);
    for (long i = 1; i <= 5; i++) {
      append(log, i, 2, 30);
      log.awaitDurable(i);
    }
    // what a crash leaves behind: no orderly end, the last batch damaged
    byte[] bytes = Files.readAllBytes(onlySegment());
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    bytes[end - 10] ^= 1;
    log.close();
    Files.write(onlySegment(), bytes);
    try (Log again = open(LogOptions.DEFAULT)) {
      assertEquals(4, again.lastTimestamp());
      append(again, 5, 4, 60);
      again.awaitDurable(5);
      assertEquals(5, again.lastTimestamp());
    }
    try (Log again = open(LogOptions.DEFAULT)) {
      assertEquals(5, again.lastTimestamp());
    }
  }

  @Test
  void findsEveryFlippedBitAfterAnOrderlyEnd() throws IOException {
    try (Log log = open(LogOptions.DEFAULT)) {
      for (long i = 1; i <= 3; i++) {
        append(log, i, 2, 30);
        log.awaitDurable(i);
      }
    }
    byte[] sound = Files.readAllBytes(onlySegment());
    int lastMark = sound.length - LogFormat.MARK_LENGTH;
    for (int at = 0; at < sound.length; at++) {
      byte[] bytes = sound.clone();
      bytes[at] ^= (byte) (1 << (at % 8));
      Files.write(onlySegment(), bytes);
      if (at >= lastMark) {
        try (Log log = open(LogOptions.DEFAULT)) {
          assertEquals(3, log.lastTimestamp());
        }
      } else {
        QuiverException e =
            assertThrows(QuiverException.class, () -> open(LogOptions.DEFAULT).close(), "at " + at);
        assertTrue(
            e.code() == ErrorCode.CORRUPT_FILE || e.code() == ErrorCode.UNSUPPORTED_FORMAT,
            e.getMessage());
      }
    }
  }

  @Test
  void damageInAnEarlierSegmentIsFoundWhenRead() throws IOException {
    LogOptions options = LogOptions.DEFAULT.withSegmentBytes(4096);
    try (Log log = open(options)) {
      for (long i = 1; i <= 40; i++) {
        append(log, i, 2, 300);
        log.awaitDurable(i);
      }
    }
    Path first = directory.resolve("log").resolve(LogFormat.segmentName(1));
    try (RandomAccessFile file = new RandomAccessFile(first.toFile(), "rw")) {
      file.seek(file.length() - 50);
      int b = file.read();
      file.seek(file.length() - 50);
      file.write(b ^ 4);
    }
    try (Log log = open(options)) {
      QuiverException e = assertThrows(QuiverException.class, log::verify);
      assertEquals(ErrorCode.CORRUPT_FILE, e.code());
      assertTrue(String.valueOf(e.getMessage()).contains(first.getFileName().toString()));
    }
  }

  private Path onlySegment() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve("log"))) {
      return files.findFirst().orElseThrow();
    }
  }
}
