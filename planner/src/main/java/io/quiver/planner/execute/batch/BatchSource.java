package io.quiver.planner.execute.batch;

import org.jspecify.annotations.Nullable;

/** Batches pulled one by one. Confined to one thread. */
public interface BatchSource extends AutoCloseable {
  /** No rows. */
  BatchSource EMPTY =
      new BatchSource() {
        @Override
        public @Nullable Batch next() {
          return null;
        }

        @Override
        public void close() {
          // Holds nothing.
        }
      };

  /** The next batch, never an empty one, valid until the next call; null at the end. */
  @Nullable Batch next();

  /** Frees what it holds; harmless when repeated. */
  @Override
  void close();
}
