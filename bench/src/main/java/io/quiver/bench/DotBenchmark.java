package io.quiver.bench;

import io.quiver.storage.vector.VectorMath;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The inner product, on which every vector search spends its time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DotBenchmark {
  @Param({"128", "384", "1536"})
  int dimensions;

  private float[] a = {};
  private float[] b = {};

  @Setup
  public void prepare() {
    Random random = new Random(1);
    a = new float[dimensions];
    b = new float[dimensions];
    for (int i = 0; i < dimensions; i++) {
      a[i] = random.nextFloat();
      b[i] = random.nextFloat();
    }
  }

  @Benchmark
  public double dot() {
    return VectorMath.innerProduct(a, b);
  }
}
