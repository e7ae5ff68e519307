package io.quiver.storage.graph;

/**
 * Vertices that came after a {@link CompressedGraph} was built, numbered behind its own. Shared by
 * all its later versions: a version that does not know a vertex has no edges at it. Thread-safe.
 */
final class AddedVertices {
  private final CompressedGraph base;
  private final VertexDictionary more = new VertexDictionary();

  AddedVertices(CompressedGraph base) {
    this.base = base;
  }

  /** The number of a value, a new one if need be. */
  int number(Object value) {
    int known = base.vertex(value);
    if (known >= 0) {
      return known;
    }
    synchronized (more) {
      return base.vertexCount() + more.add(value);
    }
  }

  /** The number of a value, or -1. */
  int find(Object value) {
    int known = base.vertex(value);
    if (known >= 0) {
      return known;
    }
    synchronized (more) {
      int added = more.find(value);
      return added < 0 ? -1 : base.vertexCount() + added;
    }
  }

  Object value(int vertex) {
    if (vertex < base.vertexCount()) {
      return base.value(vertex);
    }
    synchronized (more) {
      return more.value(vertex - base.vertexCount());
    }
  }

  int limit() {
    synchronized (more) {
      return base.vertexCount() + more.size();
    }
  }
}
