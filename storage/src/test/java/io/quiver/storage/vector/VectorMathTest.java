package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class VectorMathTest {
  private static final float[] A = {1, 2, 2};
  private static final float[] B = {2, 0, 1};

  @Test
  void distancesOfSmallVectors() {
    assertEquals(4, VectorMath.innerProduct(A, B));
    assertEquals(-4, VectorMath.distance(Metric.DOT, A, B));
    assertEquals(Math.sqrt(6), VectorMath.l2Distance(A, B), 1e-12);
    assertEquals(6, VectorMath.squaredL2Distance(A, B));
    assertEquals(4, VectorMath.l1Distance(A, B));
    assertEquals(1 - 4 / (3 * Math.sqrt(5)), VectorMath.cosineDistance(A, B), 1e-7);
    assertEquals(3, VectorMath.norm(A));
    assertArrayEquals(new float[] {1 / 3f, 2 / 3f, 2 / 3f}, VectorMath.normalize(A));
  }

  @Test
  void cosineOfEqualVectorsIsExactlyZero() {
    Random random = new Random(1);
    for (int n = 1; n < 200; n++) {
      float[] vector = new float[n];
      for (int i = 0; i < n; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      assertEquals(0, VectorMath.cosineDistance(vector, vector.clone()), 3e-7);
    }
  }

  @Test
  void cosineOfAZeroVectorIsNotDefined() {
    assertTrue(Double.isNaN(VectorMath.cosineDistance(new float[3], A)));
    assertArrayEquals(new float[3], VectorMath.normalize(new float[3]));
  }

  @Test
  void setDistances() {
    assertEquals(2, VectorMath.hammingDistance(A, new float[] {1, 0, 3}));
    assertEquals(1 / 3.0, VectorMath.jaccardDistance(A, B), 1e-12);
    assertEquals(0, VectorMath.jaccardDistance(new float[2], new float[2]));
    assertEquals(3, VectorMath.hammingDistance(new byte[] {7, -1}, new byte[] {0, -1}));
    assertEquals(0.5, VectorMath.jaccardDistance(new byte[] {3}, new byte[] {1}));
  }

  @Test
  void differentDimensionsAreAnError() {
    QuiverException e =
        assertThrows(QuiverException.class, () -> VectorMath.l2Distance(A, new float[] {1, 2}));
    assertEquals(ErrorCode.VECTOR_DIMENSION, e.code());
  }
}
