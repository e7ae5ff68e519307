package io.quiver.storage.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Both kernels against sums in double arithmetic, at many lengths and offsets. */
final class VectorKernelsTest {
  private final long seed = ThreadLocalRandom.current().nextLong();
  private final Random random = new Random(seed);

  @Test
  void scalarKernelsAreRight() {
    check(new ScalarKernels());
  }

  @Test
  void theBestKernelsAreRight() {
    check(VectorKernels.best());
  }

  @Test
  void theVectorModuleIsUsedInTests() {
    assertNotEquals("scalar", VectorKernels.best().description());
  }

  private void check(VectorKernels kernels) {
    for (int n = 1; n <= 130; n++) {
      int aOffset = random.nextInt(5);
      int bOffset = random.nextInt(5);
      float[] a = vector(n + aOffset);
      float[] b = vector(n + bOffset);
      double dot = 0;
      double squares = 0;
      double sum = 0;
      double size = 0;
      for (int i = 0; i < n; i++) {
        double x = a[aOffset + i];
        double y = b[bOffset + i];
        dot += x * y;
        squares += (x - y) * (x - y);
        sum += Math.abs(x - y);
        size += Math.abs(x * y) + (x - y) * (x - y);
      }
      double tolerance = 1e-6 * (size + 1);
      String message = kernels.description() + ", length " + n + ", seed " + seed;
      assertEquals(dot, kernels.dot(a, aOffset, b, bOffset, n), tolerance, message);
      assertEquals(squares, kernels.squaredL2(a, aOffset, b, bOffset, n), tolerance, message);
      assertEquals(sum, kernels.l1(a, aOffset, b, bOffset, n), tolerance, message);
      checkBulk(kernels, n, message);
    }
  }

  private void checkBulk(VectorKernels kernels, int n, String message) {
    int count = random.nextInt(12);
    VectorRows rows = random.nextBoolean() ? VectorRows.growing(n) : VectorRows.sized(n, count);
    int[] ordinals = new int[count];
    for (int i = 0; i < count; i++) {
      ordinals[i] = rows.append(vector(n), 0);
    }
    float[] query = vector(n + 3);
    float[] dots = new float[count];
    float[] squares = new float[count];
    kernels.dots(query, 3, rows, ordinals, count, dots);
    kernels.squaredL2s(query, 3, rows, ordinals, count, squares);
    for (int i = 0; i < count; i++) {
      float[] row = rows.get(i);
      assertEquals(kernels.dot(query, 3, row, 0, n), dots[i], 1e-4f, message);
      assertEquals(kernels.squaredL2(query, 3, row, 0, n), squares[i], 1e-3f, message);
    }
  }

  private float[] vector(int n) {
    float[] vector = new float[n];
    for (int i = 0; i < n; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }
}
