package io.quiver.driver.convert;

import io.quiver.storage.value.VectorLiteral;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Forms of a vector: {@code [0.1,0.2]}, little-endian bytes, lists. */
final class VectorText {
  private VectorText() {}

  /** Shortest decimals that read back as the same floats, no spaces. */
  static String toText(float[] vector) {
    return VectorLiteral.of(vector);
  }

  static byte[] toBytes(float[] vector) {
    ByteBuffer bytes = ByteBuffer.allocate(vector.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  static float[] ofBytes(byte[] bytes) {
    FloatBuffer floats = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] vector = new float[floats.remaining()];
    floats.get(vector);
    return vector;
  }

  static double[] toDoubles(float[] vector) {
    double[] doubles = new double[vector.length];
    for (int i = 0; i < vector.length; i++) {
      doubles[i] = vector[i];
    }
    return doubles;
  }

  static float[] ofDoubles(double[] doubles) {
    float[] vector = new float[doubles.length];
    for (int i = 0; i < doubles.length; i++) {
      vector[i] = (float) doubles[i];
    }
    return vector;
  }

  static Float[] toBoxed(float[] vector) {
    Float[] boxed = new Float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      boxed[i] = vector[i];
    }
    return boxed;
  }

  static List<Float> toList(float[] vector) {
    List<Float> list = new ArrayList<>(vector.length);
    for (float element : vector) {
      list.add(element);
    }
    return Collections.unmodifiableList(list);
  }
}
