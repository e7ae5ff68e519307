package io.quiver.storage.vector;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Reads the vectors under {@code resources/vectors}. */
final class VectorFiles {
  private VectorFiles() {}

  static List<float[]> floats(String path) {
    ByteBuffer buffer = read(path);
    List<float[]> vectors = new ArrayList<>();
    while (buffer.hasRemaining()) {
      float[] vector = new float[buffer.getInt()];
      for (int i = 0; i < vector.length; i++) {
        vector[i] = buffer.getFloat();
      }
      vectors.add(vector);
    }
    return vectors;
  }

  static List<int[]> ints(String path) {
    ByteBuffer buffer = read(path);
    List<int[]> rows = new ArrayList<>();
    while (buffer.hasRemaining()) {
      int[] row = new int[buffer.getInt()];
      for (int i = 0; i < row.length; i++) {
        row[i] = buffer.getInt();
      }
      rows.add(row);
    }
    return rows;
  }

  private static ByteBuffer read(String path) {
    try (InputStream in = VectorFiles.class.getResourceAsStream("/vectors/" + path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
