package io.quiver.storage;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps backups and restored databases out of places where something else is. */
final class BackupPlaces {
  private static final Set<String> OWN_FILES =
      Set.of("backup", "backup.new", "base", "base.new", "key", "key.new");

  private static final Pattern SEGMENT = Pattern.compile("[0-9a-f]{16}\\.qlog");

  private BackupPlaces() {}

  /**
   * Refuses a directory in which a backup would be lost or would destroy something.
   *
   * @param database the directory of the database, or null for one in memory
   * @throws QuiverException INVALID_PARAMETER
   */
  static void checkBackup(@Nullable Path database, Path target) {
    checkApart(database, target);
    for (Path entry : entries(target)) {
      String name = String.valueOf(entry.getFileName());
      boolean own =
          Files.isDirectory(entry)
              ? name.equals("log") && isLog(entry) && isBegun(target)
              : OWN_FILES.contains(name);
      if (!own) {
        throw neither(target, name);
      }
    }
  }

  /** Inside the database it would be lost with it; around it, it would be in its way. */
  static void checkApart(@Nullable Path database, Path target) {
    if (database == null) {
      return;
    }
    Path place = real(target);
    Path own = real(database);
    if (place.startsWith(own) || own.startsWith(place)) {
      throw new QuiverException(
              ErrorCode.INVALID_PARAMETER,
              "a backup of "
                  + database
                  + " cannot be in "
                  + target
                  + (place.startsWith(own)
                      ? ", which belongs to the database itself"
                      : ", which holds the database itself"))
          .withHint("Name a directory elsewhere, best on another disk.");
    }
  }

  static QuiverException neither(Path target, String found) {
    return new QuiverException(
            ErrorCode.INVALID_PARAMETER,
            "the directory " + target + " is neither empty nor a backup: it holds " + found)
        .withHint("Name a new directory, or one that has a backup of this database.");
  }

  /**
   * A database is restored into a directory without anything, or where a restore was interrupted.
   */
  static void checkRestore(Path target) {
    for (Path entry : entries(target)) {
      if (Files.isDirectory(entry) && !(entry.endsWith("log") && isLog(entry))) {
        throw new QuiverException(
                ErrorCode.INVALID_PARAMETER,
                "the directory " + target + " is not empty: it holds " + entry.getFileName())
            .withHint("Restore into a new directory.");
      }
    }
  }

  private static boolean isBegun(Path target) {
    return Files.exists(target.resolve("base")) || Files.exists(target.resolve("backup"));
  }

  private static boolean isLog(Path directory) {
    return entries(directory).stream()
        .allMatch(entry -> SEGMENT.matcher(String.valueOf(entry.getFileName())).matches());
  }

  static List<Path> entries(Path directory) {
    if (!Files.isDirectory(directory)) {
      if (Files.exists(directory)) {
        throw new QuiverException(
            ErrorCode.INVALID_PARAMETER, directory + " is a file, not a directory");
      }
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot read directory " + directory, e);
    }
  }

  /** Also of what does not exist yet: links above it are followed. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    try {
      return absolute.toRealPath();
    } catch (IOException e) {
      Path parent = absolute.getParent();
      Path name = absolute.getFileName();
      return parent == null || name == null ? absolute : real(parent).resolve(name);
    }
  }
}
