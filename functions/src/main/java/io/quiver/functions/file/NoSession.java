package io.quiver.functions.file;

import io.quiver.functions.spi.ScalarContext;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/** What conversions need where there is no session yet: UTC. */
enum NoSession implements ScalarContext {
  INSTANCE;

  @Override
  public long transactionMicros() {
    return 0;
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public RandomGenerator random() {
    return RandomGenerator.getDefault();
  }

  @Override
  public String sessionValue(String name) {
    return "";
  }
}
