package io.quiver.storage.value;

/** How a vector is written as text, in SQL and over JDBC. */
public final class VectorLiteral {
  private VectorLiteral() {}

  /** {@code [0.1,-3.0]}: the shortest decimals that read back as the same floats, no spaces. */
  public static String of(float[] vector) {
    StringBuilder text = new StringBuilder(vector.length * 10 + 2).append('[');
    for (int i = 0; i < vector.length; i++) {
      if (i > 0) {
        text.append(',');
      }
      text.append(vector[i]);
    }
    return text.append(']').toString();
  }
}
