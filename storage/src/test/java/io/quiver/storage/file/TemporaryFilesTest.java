package io.quiver.storage.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryFilesTest {
  @TempDir private Path directory;

  @Test
  void givesBackWhatWasWrittenAndLeavesNothing() throws IOException {
    Path own = directory.resolve("temp");
    TemporaryFiles files = TemporaryFiles.in(own);
    try (TemporaryFile first = files.create();
        TemporaryFile second = files.create()) {
      for (TemporaryFile file : new TemporaryFile[] {first, second}) {
        DataOutputStream out = file.output();
        for (int i = 0; i < 100_001; i++) {
          out.writeInt(i);
        }
        out.flush();
        DataInputStream in = file.input();
        for (int i = 0; i < 100_001; i++) {
          assertEquals(i, in.readInt());
        }
        assertEquals(4 * 100_001, file.size());
      }
    }
    try (Stream<Path> left = Files.list(own)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void removesWhatACrashLeftBehind() throws IOException {
    Path left = directory.resolve("quiver-7.tmp");
    Path foreign = directory.resolve("other");
    Files.writeString(left, "left behind");
    Files.writeString(foreign, "not ours");
    TemporaryFiles.in(directory);
    assertFalse(Files.exists(left));
    assertTrue(Files.exists(foreign));
  }
}
