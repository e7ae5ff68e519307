package io.quiver.bench;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;

/** What peers without vectors call; public, since H2 calls by reflection. */
public final class PeerFunctions {
  private PeerFunctions() {}

  /** The distance between vectors written as bytes. */
  public static double l2(byte[] a, byte[] b) {
    FloatBuffer left = ByteBuffer.wrap(a).asFloatBuffer();
    FloatBuffer right = ByteBuffer.wrap(b).asFloatBuffer();
    double sum = 0;
    for (int i = 0; i < left.limit(); i++) {
      double difference = left.get(i) - right.get(i);
      sum += difference * difference;
    }
    return Math.sqrt(sum);
  }
}
