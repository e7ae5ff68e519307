package io.quiver.storage.vector;

/**
 * Shortens vectors, relative to a centre. A code and a few floats (the corrections) stand for one
 * vector; the inner product of a query with what they stand for is computed without decoding.
 * Immutable, thread-safe.
 */
sealed interface VectorCodec permits ScalarCodec, SignCodec, ProductCodec {
  Quantization kind();

  /** What all vectors are taken relative to. */
  float[] centre();

  int codeBytes();

  /** Floats for each vector; the first is the caller's own. */
  int corrections();

  /** Writes code and corrections (but the first) of a residual: a vector minus the centre. */
  void encode(float[] residual, byte[] codes, int offset, float[] corrections, int at);

  /** The residual that a code stands for. */
  void decode(byte[] codes, int offset, float[] corrections, int at, float[] residual);

  /** Estimates inner products of a query with residuals. Confined to one thread. */
  @FunctionalInterface
  interface Products {
    float with(byte[] codes, int offset, float[] corrections, int at);
  }

  Products products(float[] query);
}
