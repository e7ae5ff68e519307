package io.quiver.storage.tx;

import io.quiver.storage.file.TemporaryFiles;
import io.quiver.storage.kv.DefinitionVersions;
import org.jspecify.annotations.Nullable;

/**
 * When the writes of one transaction leave memory.
 *
 * @param heapBytes what its writes, and again its locks, may take of the heap, about
 * @param files where writes go then; null: they fail with LIMIT_EXCEEDED instead
 * @param firstNamespace writes to namespaces below, definitions and the like, always stay
 */
public record SpillOptions(long heapBytes, @Nullable TemporaryFiles files, int firstNamespace) {
  private static final long MEBIBYTE = 1L << 20;

  /** Limits that suit the maximum heap of this process. */
  public static SpillOptions defaults(TemporaryFiles files, int firstNamespace) {
    long heap = Runtime.getRuntime().maxMemory();
    return new SpillOptions(
        Math.clamp(heap / 16, 2 * MEBIBYTE, 256 * MEBIBYTE), files, firstNamespace);
  }

  boolean mayLeave(int namespace) {
    return files != null
        && namespace >= firstNamespace
        && namespace != DefinitionVersions.NAMESPACE;
  }
}
