package io.quiver.driver.share;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the file {@code endpoint} in a database's directory says: who has it open and where it can
 * be reached. Four lines: {@code quiver} and the protocol, the holder as in the file {@code lock},
 * the port (0: it does not share), the token in hexadecimal. Only its owner can read it; it appears
 * whole or not.
 *
 * @param port 0 when the holder does not share
 */
record Endpoint(String holder, int port, Token token) {
  static final String FILE = "endpoint";
  private static final String MAGIC = "quiver " + Limits.PROTOCOL_VERSION;
  private static final int MAX_BYTES = 1_000;

  boolean shares() {
    return port != 0;
  }

  /** As somebody with the key of the database knows it. */
  Endpoint bound(KeyBinding binding) {
    return new Endpoint(holder, port, token.bound(binding));
  }

  /** The endpoint of a directory, or null when there is none that can be understood. */
  static @Nullable Endpoint read(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_BYTES) {
        return null;
      }
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      if (lines.size() != 4 || !lines.get(0).equals(MAGIC)) {
        return null;
      }
      int port = Integer.parseInt(lines.get(2));
      return port < 0 || port > 65_535
          ? null
          : new Endpoint(lines.get(1), port, Token.of(lines.get(3)));
    } catch (IOException | IllegalArgumentException e) {
      return null;
    }
  }

  /** Puts it in place of any other one. */
  void write(Path directory) throws IOException {
    Path file = directory.resolve(FILE);
    Path draft = directory.resolve(FILE + ".new");
    Files.deleteIfExists(draft);
    create(draft);
    String text = MAGIC + "\n" + holder + "\n" + port + "\n" + token.hex() + "\n";
    Files.writeString(draft, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** An empty file that nobody else could ever read. */
  private static void create(Path file) throws IOException {
    if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return;
    }
    Files.createFile(file);
    // Elsewhere the directory's access list decides, as it does for the data beside it.
  }

  static void delete(Path directory) {
    try {
      Files.deleteIfExists(directory.resolve(FILE));
    } catch (IOException e) {
      // A stale one is recognised by its holder.
    }
  }
}
