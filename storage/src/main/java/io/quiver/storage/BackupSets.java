package io.quiver.storage;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A directory of backups: each a directory of its own, named by the time (UTC) of its base. A set
 * without its manifest was interrupted and counts as nothing.
 */
final class BackupSets {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS");
  private static final Pattern NAMES = Pattern.compile("\\d{8}T\\d{9}");

  private BackupSets() {}

  /** Complete ones, oldest first. */
  static List<Path> of(Path root) {
    List<Path> sets = new ArrayList<>();
    for (Path entry : BackupPlaces.entries(root)) {
      if (isSet(entry) && Files.isRegularFile(entry.resolve("backup"))) {
        sets.add(entry);
      }
    }
    return sets;
  }

  private static boolean isSet(Path entry) {
    return Files.isDirectory(entry) && NAMES.matcher(String.valueOf(entry.getFileName())).matches();
  }

  /**
   * Refuses a directory that has something else than sets.
   *
   * @throws QuiverException INVALID_PARAMETER
   */
  static void check(Path root) {
    for (Path entry : BackupPlaces.entries(root)) {
      if (!isSet(entry)) {
        throw BackupPlaces.neither(root, String.valueOf(entry.getFileName()));
      }
    }
  }

  /** Where a new set goes; later than all that are there, whatever the clock says. */
  static Path next(Path root, Instant now) {
    LocalDateTime time = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
    Path place = root.resolve(NAME.format(time));
    while (Files.exists(place) || isBehind(root, place)) {
      time = time.plusNanos(1_000_000);
      List<Path> sets = of(root);
      if (!sets.isEmpty() && time(sets.getLast()).isAfter(time)) {
        time = time(sets.getLast()).plusNanos(1_000_000);
      }
      place = root.resolve(NAME.format(time));
    }
    return place;
  }

  private static boolean isBehind(Path root, Path place) {
    List<Path> sets = of(root);
    return !sets.isEmpty() && sets.getLast().compareTo(place) > 0;
  }

  private static LocalDateTime time(Path set) {
    return LocalDateTime.parse(String.valueOf(set.getFileName()), NAME);
  }

  /**
   * Removes what need not be kept, now that the newest set is complete; returns what was removed. A
   * set serves the time until the next one begins, so it goes when that was before the time kept.
   */
  static List<Path> prune(Path root, BackupRetention retention, Instant now) {
    List<Path> sets = of(root);
    List<Path> removed = new ArrayList<>();
    LocalDateTime kept =
        LocalDateTime.ofInstant(now.minus(Duration.ofDays(retention.days())), ZoneOffset.UTC);
    for (int i = 0; i < sets.size() - 1; i++) {
      boolean tooMany = retention.sets() > 0 && sets.size() - i > retention.sets();
      boolean tooOld = retention.days() > 0 && time(sets.get(i + 1)).isBefore(kept);
      if (tooMany || tooOld) {
        remove(sets.get(i));
        removed.add(sets.get(i));
      }
    }
    return removed;
  }

  /** The manifest first: what is left of an interrupted removal is no backup any more. */
  private static void remove(Path set) {
    try {
      Files.deleteIfExists(set.resolve("backup"));
      for (Path segment : BackupPlaces.entries(set.resolve("log"))) {
        Files.delete(segment);
      }
      for (Path file : BackupPlaces.entries(set)) {
        Files.delete(file);
      }
      Files.delete(set);
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "cannot remove the old backup " + set, e);
    }
  }
}
