package io.quiver.planner;

import io.quiver.functions.spi.ScalarContext;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.random.RandomGenerator;

/** What constants may know of their surroundings while a plan is made for all sessions: nothing. */
final class FoldingScalars implements ScalarContext {
  static final FoldingScalars INSTANCE = new FoldingScalars();

  private FoldingScalars() {}

  @Override
  public long transactionMicros() {
    throw QuiverException.bug("a constant asks for the time");
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public RandomGenerator random() {
    throw QuiverException.bug("a constant asks for a random number");
  }

  @Override
  public String sessionValue(String name) {
    throw QuiverException.bug("a constant asks for " + name);
  }

  /** Each execution is to tell of it: such a constant is not folded. */
  @Override
  public void truncated(DataType to) {
    throw new QuiverException(ErrorCode.STRING_TOO_LONG, "a constant is longer than " + to);
  }
}
