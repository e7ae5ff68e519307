package io.quiver.storage.vector;

/**
 * Chooses the kernels once. The incubating Vector API is there only when the JVM was started with
 * its module; touching a class that uses it otherwise ends in NoClassDefFoundError, hence by name.
 */
final class KernelChoice {
  static final VectorKernels BEST = choose();

  private KernelChoice() {}

  private static VectorKernels choose() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return new ScalarKernels();
    }
    try {
      return Class.forName("io.quiver.storage.vector.simd.SimdKernels")
          .asSubclass(VectorKernels.class)
          .getDeclaredConstructor()
          .newInstance();
    } catch (ReflectiveOperationException | LinkageError e) {
      // A JVM whose Vector API differs from the one compiled against: slower is better than not.
      return new ScalarKernels();
    }
  }
}
