package io.quiver.planner;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.planner.session.StatementWarning;
import io.quiver.storage.value.DataType;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What scalar functions may ask of a session during one execution, which keeps what they warn of: a
 * type that values were cut to is told of once. Warnings may be read by another thread.
 */
final class StatementScalars implements ScalarContext {
  private final ScalarContext session;

  /** Null until there is one, as for nearly every statement; guarded by this. */
  private @Nullable Set<StatementWarning> warnings;

  private volatile @Nullable DataType latest;

  StatementScalars(ScalarContext session) {
    this.session = session;
  }

  synchronized List<StatementWarning> warnings() {
    return warnings == null ? List.of() : List.copyOf(warnings);
  }

  @Override
  public void truncated(DataType to) {
    if (!to.equals(latest)) {
      latest = to;
      add(
          new StatementWarning(
              StatementWarning.TRUNCATION,
              "A value was longer than " + to + ": its end was cut off."));
    }
  }

  private synchronized void add(StatementWarning warning) {
    if (warnings == null) {
      warnings = new LinkedHashSet<>();
    }
    warnings.add(warning);
  }

  @Override
  public long transactionMicros() {
    return session.transactionMicros();
  }

  @Override
  public ZoneId zone() {
    return session.zone();
  }

  @Override
  public RandomGenerator random() {
    return session.random();
  }

  @Override
  public String sessionValue(String name) {
    return session.sessionValue(name);
  }
}
