package io.quiver.planner;

import io.quiver.functions.spi.ScalarContext;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** What scalar functions may ask of a session during one transaction. Confined to its thread. */
final class SessionScalars implements ScalarContext {
  private final ZoneId zone;
  private final UnaryOperator<String> values;
  private long micros;

  SessionScalars(ZoneId zone, UnaryOperator<String> values) {
    this.zone = zone;
    this.values = values;
  }

  @Override
  public long transactionMicros() {
    if (micros == 0) {
      // Read when first asked for: few statements do.
      Instant now = Clock.systemUTC().instant();
      micros = now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
    }
    return micros;
  }

  @Override
  public ZoneId zone() {
    return zone;
  }

  @Override
  public RandomGenerator random() {
    return ThreadLocalRandom.current();
  }

  @Override
  public String sessionValue(String name) {
    return values.apply(name);
  }
}
