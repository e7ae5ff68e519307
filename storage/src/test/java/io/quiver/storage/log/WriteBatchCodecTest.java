package io.quiver.storage.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.kv.WriteBatch;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WriteBatchCodecTest {
  @Test
  void decodesWhatItEncoded() {
    long seed = System.nanoTime();
    System.err.println("WriteBatchCodecTest.decodesWhatItEncoded seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      WriteBatch batch = random(random);
      EncodedBatch encoded = WriteBatchCodec.encode(batch, 1 + random.nextInt(3000));
      WriteBatch back = new WriteBatch();
      encoded.parts().forEach(part -> WriteBatchCodec.decode(part, back));
      LogTest.assertSame(batch, back);
    }
  }

  @Test
  void damagedBytesAreRefusedOrAnotherBatch() {
    Random random = new Random(11);
    for (int round = 0; round < 500; round++) {
      byte[] part = WriteBatchCodec.encode(random(random)).parts().get(0);
      if (part.length > 0) {
        part[random.nextInt(part.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        WriteBatchCodec.decode(part, new WriteBatch());
      } catch (QuiverException e) {
        assertEquals(ErrorCode.CORRUPT_FILE, e.code());
      }
    }
    assertTrue(WriteBatchCodec.encode(new WriteBatch()).parts().size() == 1);
  }

  private static WriteBatch random(Random random) {
    WriteBatch batch = new WriteBatch();
    int entries = random.nextInt(200);
    for (int i = 0; i < entries; i++) {
      int namespace = random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(3);
      byte[] key = new byte[random.nextInt(20)];
      byte[] value = new byte[random.nextInt(60)];
      random.nextBytes(key);
      random.nextBytes(value);
      if (key.length > 2) {
        key[0] = 1;
      }
      if (random.nextInt(4) == 0) {
        batch.remove(namespace, key);
      } else {
        batch.put(namespace, key, value);
      }
    }
    return batch;
  }
}
