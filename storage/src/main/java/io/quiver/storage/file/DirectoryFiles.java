package io.quiver.storage.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a database in a directory of the real file system. */
public final class DirectoryFiles implements StorageFiles {
  private static final boolean WINDOWS =
      System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

  private final Path directory;

  public DirectoryFiles(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  public Path directory() {
    return directory;
  }

  @Override
  public RawFile open(String name, OpenMode mode) throws IOException {
    Path path = resolve(name);
    if (mode == OpenMode.CREATE) {
      Path parent = path.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
    } else if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString());
    }
    return new DiskFile(path, mode != OpenMode.READ);
  }

  @Override
  public boolean canMap() {
    return true;
  }

  @Override
  public ByteBuffer map(String name, long position, long length) throws IOException {
    AtomicReference<@Nullable ByteBuffer> mapped = new AtomicReference<>();
    PrivateThreads.run(
        () -> {
          try (FileChannel channel = FileChannel.open(resolve(name), StandardOpenOption.READ)) {
            if (channel.size() < position + length) {
              throw new EOFException(describe(name) + " is too short");
            }
            mapped.set(channel.map(FileChannel.MapMode.READ_ONLY, position, length));
          }
        });
    return Objects.requireNonNull(mapped.get()).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public boolean exists(String name) {
    return Files.exists(resolve(name));
  }

  @Override
  public List<String> list(String name) throws IOException {
    Path path = resolve(name);
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(path)) {
      return entries
          .filter(Files::isRegularFile)
          .map(entry -> path.relativize(entry).toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void delete(String name) throws IOException {
    Files.deleteIfExists(resolve(name));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(
        resolve(from),
        resolve(to),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void forceDirectory(String name) throws IOException {
    if (WINDOWS) {
      return; // directories cannot be opened there; NTFS journals its metadata itself
    }
    PrivateThreads.run(
        () -> {
          try (FileChannel channel = FileChannel.open(resolve(name), StandardOpenOption.READ)) {
            channel.force(true);
          }
        });
  }

  @Override
  public String describe(String name) {
    return resolve(name).toString();
  }

  private Path resolve(String name) {
    return name.isEmpty() ? directory : directory.resolve(name);
  }
}
