package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.engine.EngineOptions;
import io.quiver.storage.kv.KeyValueEngine;
import io.quiver.storage.kv.LocalStore;
import io.quiver.storage.kv.LocalStoreProvider;
import io.quiver.storage.kv.Snapshot;
import io.quiver.storage.kv.StoreSnapshot;
import io.quiver.storage.kv.WriteBatch;
import io.quiver.tck.kv.Commits;
import io.quiver.tck.kv.RandomWrites;
import io.quiver.tck.kv.StoreDatabase;
import io.quiver.tck.kv.StoreModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Crashes of a database whose store is another library's: Quiver's log lies in simulated files,
 * whose unforced pages may reach the disk or not; the store's files are as its last checkpoint left
 * them. Whatever the moment, everything acknowledged is there and nothing is half there.
 */
public abstract class StoreLogCrashSuite {
  private static final EngineOptions OPTIONS = EngineOptions.defaults().withIdleMillis(0);

  @TempDir private Path directory;

  protected abstract LocalStoreProvider provider();

  /** How many commits are made, and how many crashes of them are looked at. */
  protected int commits() {
    return 150;
  }

  protected int images() {
    return 40;
  }

  private record Acknowledged(long timestamp) {}

  private record StoreCopied(Path copy) {}

  /** Copies the files right after each checkpoint, before the log gets shorter. */
  private record CopyingStore(LocalStore store, Path from, Path to, RecordingFiles files)
      implements LocalStore {
    @Override
    public StoreSnapshot snapshot() {
      return store.snapshot();
    }

    @Override
    public void apply(WriteBatch batch) {
      store.apply(batch);
    }

    @Override
    public void dropNamespace(int namespace) {
      store.dropNamespace(namespace);
    }

    @Override
    public Set<Integer> namespaces() {
      return store.namespaces();
    }

    @Override
    public void checkpoint(long appliedTimestamp) {
      store.checkpoint(appliedTimestamp);
      Path copy = to.resolve("at" + files.operations().size());
      copy(from, copy);
      files.note(new StoreCopied(copy));
    }

    @Override
    public long appliedTimestamp() {
      return store.appliedTimestamp();
    }

    @Override
    public long dirtyBytes() {
      return store.dirtyBytes();
    }

    @Override
    public long sizeOnDisk() {
      return store.sizeOnDisk();
    }

    @Override
    public void verify() {
      store.verify();
    }

    @Override
    public void close() {
      store.close();
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.list(from)) {
      Files.createDirectories(to);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LocalStoreProvider copying(RecordingFiles files) {
    LocalStoreProvider inner = provider();
    return new LocalStoreProvider() {
      @Override
      public String name() {
        return inner.name();
      }

      @Override
      public LocalStore open(Path place, int cacheMegabytes) {
        return new CopyingStore(
            inner.open(place, cacheMegabytes), place, directory.resolve("copies"), files);
      }
    };
  }

  @Test
  final void everyImageHasWhatWasAcknowledged() {
    long seed = System.nanoTime();
    System.err.println(getClass().getSimpleName() + " seed " + seed);
    Random random = new Random(seed);
    RecordingFiles files = new RecordingFiles();
    List<WriteBatch> batches = new ArrayList<>();
    run(files, batches, random);
    List<FileOperation> operations = files.operations();
    CrashImages crashes = new CrashImages(operations);
    List<Integer> moments = new ArrayList<>();
    for (int i = 0; i < images(); i++) {
      moments.add(random.nextInt(operations.size() + 1));
    }
    moments.sort(null);
    for (int moment : moments) {
      Map<String, byte[]> image = crashes.at(moment, random, random.nextInt(4) > 0);
      check(image, operations.subList(0, moment), batches, "seed " + seed + ", moment " + moment);
    }
  }

  private void run(RecordingFiles files, List<WriteBatch> batches, Random random) {
    RandomWrites writes = new RandomWrites(random, 4, 300, 200);
    try (StoreDatabase database =
        new StoreDatabase(copying(files), directory.resolve("db"), files)) {
      KeyValueEngine engine = database.open(OPTIONS);
      for (int i = 1; i <= commits(); i++) {
        WriteBatch batch = writes.batch(1 + random.nextInt(random.nextInt(20) == 0 ? 800 : 8));
        batches.add(batch);
        long timestamp = Commits.on(engine).all(batch).commit();
        files.note(new Acknowledged(timestamp));
        if (random.nextInt(15) == 0) {
          engine.checkpoint();
        }
      }
    }
  }

  private void check(
      Map<String, byte[]> image,
      List<FileOperation> before,
      List<WriteBatch> batches,
      String message) {
    long acknowledged = 0;
    Path copied = null;
    for (FileOperation operation : before) {
      if (operation instanceof FileOperation.Note note) {
        if (note.what() instanceof Acknowledged commit) {
          acknowledged = commit.timestamp();
        } else if (note.what() instanceof StoreCopied copy) {
          copied = copy.copy();
        }
      }
    }
    Path again = directory.resolve("again" + System.nanoTime());
    if (copied != null) {
      copy(copied, again.resolve("store"));
    }
    try (StoreDatabase database = new StoreDatabase(provider(), again, new RecordingFiles(image))) {
      try (KeyValueEngine engine = database.open(OPTIONS);
          Snapshot snapshot = engine.snapshot()) {
        long last = engine.visibleTimestamp();
        assertTrue(last >= acknowledged, message + ": " + last + " < " + acknowledged);
        StoreModel model = new StoreModel();
        batches.subList(0, (int) last).forEach(model::apply);
        model.assertEqualTo(snapshot);
        engine.verify();
      }
    } catch (RuntimeException e) {
      throw new AssertionError(message, e);
    }
  }
}
