package io.quiver.tck.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What a crash may leave of recorded operations. Forced bytes are there. Of the others, each page
 * of 4096 bytes is as it was at some moment since the last force, independently of other pages, now
 * and then torn between its sectors of 512 bytes; or, in order, everything up to a moment is there.
 * Names change in order, up to some moment since the last force of the directory.
 *
 * <p>Images must be asked for in ascending order of their moment. Confined to one thread.
 */
public final class CrashImages {
  private static final int PAGE = 4096;
  private static final int SECTOR = 512;

  private final List<FileOperation> operations;
  private final Map<Integer, MemoryContent> forced = new HashMap<>();
  private final Map<Integer, List<FileOperation>> pending = new HashMap<>();
  private final Map<String, Integer> forcedNames = new TreeMap<>();
  private final List<FileOperation> pendingNames = new ArrayList<>();
  private int done;

  public CrashImages(List<FileOperation> operations) {
    this.operations = List.copyOf(operations);
  }

  /**
   * The files after a crash during operation number {@code moment}, which may have happened in
   * part.
   *
   * @param reordered whether unforced pages reach the disk in any order
   */
  public Map<String, byte[]> at(int moment, Random random, boolean reordered) {
    for (; done < moment; done++) {
      advance(operations.get(done));
    }
    List<FileOperation> names = new ArrayList<>(pendingNames);
    FileOperation current = moment < operations.size() ? operations.get(moment) : null;
    if (current instanceof FileOperation.Rename || current instanceof FileOperation.Delete) {
      names.add(current);
    }
    Map<String, Integer> found = new TreeMap<>(forcedNames);
    int kept = names.isEmpty() ? 0 : random.nextInt(names.size() + 1);
    names.subList(0, kept).forEach(operation -> rename(operation, found));
    Map<String, byte[]> image = new TreeMap<>();
    found.forEach(
        (name, file) -> {
          List<FileOperation> unforced = new ArrayList<>(pending.getOrDefault(file, List.of()));
          if (current instanceof FileOperation.Write write && write.file() == file) {
            unforced.add(new FileOperation.Write(file, write.position(), write.bytes(), false));
          }
          MemoryContent base = forced.getOrDefault(file, new MemoryContent(file));
          image.put(
              name,
              reordered ? reordered(base, unforced, random) : inOrder(base, unforced, random));
        });
    return image;
  }

  private void advance(FileOperation operation) {
    switch (operation) {
      case FileOperation.Write write -> pendingOf(write.file()).add(write);
      case FileOperation.Truncate truncate -> pendingOf(truncate.file()).add(truncate);
      case FileOperation.Force force -> {
        MemoryContent content = forced.computeIfAbsent(force.file(), MemoryContent::new);
        pendingOf(force.file()).forEach(change -> apply(change, content));
        pendingOf(force.file()).clear();
      }
      case FileOperation.Create create -> pendingNames.add(create);
      case FileOperation.Delete delete -> pendingNames.add(delete);
      case FileOperation.Rename rename -> pendingNames.add(rename);
      case FileOperation.ForceDirectory directory -> {
        pendingNames.forEach(change -> rename(change, forcedNames));
        pendingNames.clear();
      }
      case FileOperation.Note note -> {}
    }
  }

  private List<FileOperation> pendingOf(int file) {
    return pending.computeIfAbsent(file, f -> new ArrayList<>());
  }

  private static void rename(FileOperation operation, Map<String, Integer> names) {
    if (operation instanceof FileOperation.Create create) {
      names.put(create.name(), create.file());
    } else if (operation instanceof FileOperation.Delete delete) {
      names.remove(delete.name());
    } else if (operation instanceof FileOperation.Rename rename) {
      Integer file = names.remove(rename.from());
      if (file != null) {
        names.put(rename.to(), file);
      }
    }
  }

  private static void apply(FileOperation operation, MemoryContent content) {
    if (operation instanceof FileOperation.Write write) {
      content.write(write.position(), write.bytes(), 0, write.bytes().length);
    } else if (operation instanceof FileOperation.Truncate truncate) {
      content.truncate((int) truncate.size());
    }
  }

  private static boolean isForced(FileOperation operation) {
    return operation instanceof FileOperation.Write write && write.forced();
  }

  /** A prefix of the changes, at least up to the last forced one; the next one torn. */
  private static byte[] inOrder(MemoryContent base, List<FileOperation> unforced, Random random) {
    MemoryContent content = base.copy();
    int least = 0;
    for (int i = 0; i < unforced.size(); i++) {
      least = isForced(unforced.get(i)) ? i + 1 : least;
    }
    int kept = least + random.nextInt(unforced.size() - least + 1);
    unforced.subList(0, kept).forEach(change -> apply(change, content));
    if (kept < unforced.size() && unforced.get(kept) instanceof FileOperation.Write write) {
      int sectors = write.bytes().length / SECTOR;
      int length = sectors == 0 ? 0 : random.nextInt(sectors) * SECTOR;
      content.write(write.position(), write.bytes(), 0, length);
    }
    return content.toArray();
  }

  /** Each page as it was after some change to it, but not before the last forced one. */
  private static byte[] reordered(MemoryContent base, List<FileOperation> unforced, Random random) {
    MemoryContent moving = base.copy();
    Map<Integer, List<byte[]>> versions = new TreeMap<>();
    List<Integer> sizes = new ArrayList<>(List.of(moving.size()));
    for (FileOperation change : unforced) {
      int from = changedFrom(change);
      int to = changedTo(change, moving.size());
      for (int page = from / PAGE; page * PAGE < to; page++) {
        versions.computeIfAbsent(page, p -> new ArrayList<>(List.of(page(moving, p))));
      }
      apply(change, moving);
      for (int page = from / PAGE; page * PAGE < to; page++) {
        List<byte[]> known = versions.getOrDefault(page, new ArrayList<>());
        if (isForced(change)) {
          known.clear(); // no older state of this page is possible
        }
        known.add(page(moving, page));
      }
      if (isForced(change)) {
        sizes.clear();
      }
      sizes.add(moving.size());
    }
    MemoryContent result = base.copy();
    int size = sizes.get(random.nextInt(sizes.size()));
    versions.forEach((page, known) -> choose(page, known, result, random));
    result.setSize(size);
    return result.toArray();
  }

  private static void choose(int page, List<byte[]> known, MemoryContent result, Random random) {
    byte[] chosen = known.get(random.nextInt(known.size())).clone();
    if (random.nextInt(8) == 0) {
      for (int at = 0; at < PAGE; at += SECTOR) {
        byte[] other = known.get(random.nextInt(known.size()));
        System.arraycopy(other, at, chosen, at, SECTOR);
      }
    }
    result.write((long) page * PAGE, chosen, 0, PAGE);
  }

  private static int changedFrom(FileOperation change) {
    return switch (change) {
      case FileOperation.Write write -> (int) write.position();
      case FileOperation.Truncate truncate -> (int) truncate.size();
      default -> 0;
    };
  }

  private static int changedTo(FileOperation change, int size) {
    return switch (change) {
      case FileOperation.Write write -> (int) write.position() + write.bytes().length;
      case FileOperation.Truncate truncate -> size;
      default -> 0;
    };
  }

  private static byte[] page(MemoryContent content, int page) {
    byte[] bytes = new byte[PAGE];
    content.read((long) page * PAGE, bytes, 0, PAGE);
    return bytes;
  }
}
