package io.quiver.storage.vector;

import java.util.ArrayList;
import java.util.List;

/**
 * Which files make up an index, and what the log is needed for. Inside the frames of {@link
 * CheckedWriter}:
 *
 * <pre>
 * int    0x51564D32 ("QVM2")
 * int    metric (0 cosine, 1 l2, 2 dot), int dimensions, int m, int ef_construction; when vectors
 *        are shortened, codec << 28, groups of pq << 12 and for pq with 4 bits 1 << 27 are added to
 *        the last
 * long   covered: every commit up to here is in the files
 * long   readable from
 * long   rows up to this id are loaded; the greatest number: all
 * long   next file id
 * int    parts
 * part x { long file id, int count of dead, dead x { int ordinal, long since };
 *          with INCLUDE columns: int count of outdated, int[] ordinals }
 * </pre>
 *
 * @param nextId id for the next file
 */
record IndexManifest(
    long covered, long readableFrom, long loadedTo, long nextId, List<Part> parts) {
  private static final int MAGIC = 0x51564D32;

  /** Before loads could go on: without the row id. */
  private static final int MAGIC_WITHOUT_LOADED = 0x51564D31;

  IndexManifest {
    parts = List.copyOf(parts);
  }

  /** One file and the marks of its entries. */
  record Part(long fileId, List<Dead> dead, List<Integer> outdated) {
    Part {
      dead = List.copyOf(dead);
      outdated = List.copyOf(outdated);
    }
  }

  /** An entry that was superseded or deleted. */
  record Dead(int ordinal, long since) {}

  void write(CheckedWriter out, VectorIndexSettings settings) {
    out.putInt(MAGIC);
    out.putInts(identity(settings));
    out.putLong(covered);
    out.putLong(readableFrom);
    out.putLong(loadedTo);
    out.putLong(nextId);
    out.putInt(parts.size());
    for (Part part : parts) {
      out.putLong(part.fileId());
      out.putInt(part.dead().size());
      for (Dead dead : part.dead()) {
        out.putInt(dead.ordinal());
        out.putLong(dead.since());
      }
      if (!settings.included().isEmpty()) {
        out.putInt(part.outdated().size());
        part.outdated().forEach(out::putInt);
      }
    }
  }

  static IndexManifest read(CheckedReader in, VectorIndexSettings settings) {
    int magic = in.getInt();
    if (magic != MAGIC && magic != MAGIC_WITHOUT_LOADED) {
      throw in.corrupt("another format");
    }
    for (int expected : identity(settings)) {
      if (in.getInt() != expected) {
        throw in.corrupt("other settings than the definition");
      }
    }
    long covered = in.getLong();
    long readableFrom = in.getLong();
    long loadedTo = magic == MAGIC ? in.getLong() : IndexState.ALL;
    long nextId = in.getLong();
    List<Part> parts = new ArrayList<>();
    for (int i = in.checkCount(in.getInt()); i > 0; i--) {
      long fileId = in.getLong();
      List<Dead> dead = new ArrayList<>();
      for (int d = in.checkCount(in.getInt()); d > 0; d--) {
        dead.add(new Dead(in.getInt(), in.getLong()));
      }
      List<Integer> outdated = new ArrayList<>();
      if (!settings.included().isEmpty()) {
        for (int o = in.checkCount(in.getInt()); o > 0; o--) {
          outdated.add(in.getInt());
        }
      }
      parts.add(new Part(fileId, dead, outdated));
    }
    in.finish();
    return new IndexManifest(covered, readableFrom, loadedTo, nextId, parts);
  }

  private static int[] identity(VectorIndexSettings settings) {
    return new int[] {
      metricCode(settings.metric()),
      settings.dimensions(),
      settings.m(),
      settings.efConstruction() + compressionCode(settings.compression())
    };
  }

  /** More than any ef_construction, so that no two settings have the same code. */
  private static int compressionCode(VectorIndexSettings.Compression compression) {
    return compression.kind() == Quantization.NONE
        ? 0
        : (compression.kind().ordinal() << 28)
            + (compression.bits() == 4 ? 1 << 27 : 0)
            + (compression.subvectors() << 12);
  }

  static int metricCode(Metric metric) {
    return switch (metric) {
      case COSINE -> 0;
      case L2 -> 1;
      case DOT -> 2;
    };
  }
}
