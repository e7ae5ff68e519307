package io.quiver.planner.execute.batch;

/** Rows one by one, starting before the first. Confined to one thread. */
public interface RowReader extends Row, AutoCloseable {
  boolean next();

  @Override
  void close();
}
