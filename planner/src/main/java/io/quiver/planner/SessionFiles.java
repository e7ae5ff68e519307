package io.quiver.planner;

import io.quiver.functions.spi.FileAccess;
import io.quiver.functions.spi.FileTransfer;
import io.quiver.planner.system.FileTransfers;
import io.quiver.storage.DatabaseLocation;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The files of one directory. Names are relative to it, or absolute inside it; symbolic links are
 * followed before a path is compared, so that none leads outside.
 */
final class SessionFiles implements FileAccess {
  private final FileTransfers transfers;
  private final long sessionId;
  private final Path directory;
  private final @Nullable Path database;

  private SessionFiles(
      FileTransfers transfers, long sessionId, Path directory, @Nullable Path database) {
    this.transfers = transfers;
    this.sessionId = sessionId;
    this.directory = directory;
    this.database = database;
  }

  static FileAccess of(QueryEngine engine, long sessionId, @Nullable Path directory) {
    return directory == null
        ? FileAccess.OFF
        : new SessionFiles(
            FileTransfers.of(engine.database()),
            sessionId,
            directory,
            engine.database().options().location() instanceof DatabaseLocation.Directory own
                ? own.path()
                : null);
  }

  @Override
  public Path toRead(String name) {
    Path path = resolved(name);
    if (!Files.exists(path)) {
      throw missing(name);
    }
    Path real = real(path, name);
    refuseOutside(real, name);
    if (Files.isDirectory(real)) {
      throw new QuiverException(
          ErrorCode.FILE_NOT_FOUND, "'" + name + "' is a directory, not a file");
    }
    return real;
  }

  @Override
  public Path toWrite(String name) {
    Path path = resolved(name);
    Path parent = path.getParent();
    Path file = path.getFileName();
    if (parent == null || file == null || !Files.isDirectory(parent)) {
      throw new QuiverException(
          ErrorCode.FILE_NOT_FOUND, "there is no directory for the file '" + name + "'");
    }
    Path realParent = real(parent, name);
    Path target = realParent.resolve(file);
    refuseOutside(target, name);
    if (Files.isSymbolicLink(target) && !Files.exists(target)) {
      // Writing would make the file that the link names, wherever that is.
      throw outside(name);
    }
    refuseDatabase(target, name);
    if (Files.exists(target)) {
      refuseOutside(real(target, name), name);
      if (!Files.isRegularFile(target)) {
        throw new QuiverException(
            ErrorCode.FILE_NOT_FOUND, "'" + name + "' is there and is not a file");
      }
    }
    return target;
  }

  @Override
  public FileTransfer begin(String name, boolean reading, long bytes) {
    return transfers.begin(sessionId, name, reading, bytes);
  }

  /** Absolute, without {@code ..}; refused at once when that alone leads outside. */
  private Path resolved(String name) {
    try {
      Path path = directory.resolve(name).normalize();
      if (name.isBlank() || !path.startsWith(directory)) {
        // An absolute name may still be inside by way of links: its real path decides.
        if (name.isBlank() || !Path.of(name).isAbsolute()) {
          throw outside(name);
        }
      }
      return path;
    } catch (InvalidPathException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "'" + name + "' is not the name of a file", e);
    }
  }

  private void refuseOutside(Path real, String name) {
    if (!real.startsWith(root())) {
      throw outside(name);
    }
  }

  /** The database's files are its own, also where the directory for files holds them. */
  private void refuseDatabase(Path target, String name) {
    if (database != null
        && Files.isDirectory(database)
        && target.startsWith(real(database, name))) {
      throw new QuiverException(
          ErrorCode.FILES_NOT_ALLOWED, "'" + name + "' would be among the files of the database");
    }
  }

  private Path root() {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      throw new QuiverException(
          ErrorCode.FILE_NOT_FOUND,
          "the connection's directory for files does not exist: " + directory,
          e);
    }
  }

  private static Path real(Path path, String name) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw missing(name);
    }
  }

  private static QuiverException missing(String name) {
    return new QuiverException(ErrorCode.FILE_NOT_FOUND, "there is no file '" + name + "'");
  }

  private QuiverException outside(String name) {
    return new QuiverException(
        ErrorCode.FILES_NOT_ALLOWED,
        "'" + name + "' is outside the directory whose files this connection may reach",
        "That is " + directory + "; files=DIR in the URL says another.",
        null,
        null);
  }
}
