package io.quiver.storage.table;

import io.quiver.storage.catalog.SequenceDefinition;
import io.quiver.storage.codec.ByteReader;
import io.quiver.storage.codec.ByteWriter;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.tx.Transaction;
import io.quiver.storage.tx.TransactionManager;
import io.quiver.storage.tx.TransactionOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * {@link Sequences} over a namespace of their own: the stored position runs ahead of what is handed
 * out, by blocks that grow while a sequence is used much, each stored by a small transaction before
 * its first number is handed out.
 *
 * <p>Entry: key = id (four bytes); value = 1 and the next number (eight bytes), or 0 when the
 * sequence has none left. One lock per sequence, held while the position is stored.
 */
public final class StoredSequences implements Sequences {
  /** The namespace of positions. */
  public static final int NAMESPACE = 2;

  private static final int FIRST_BLOCK = 32;
  private static final int LARGEST_BLOCK = 4096;

  private final TransactionManager transactions;
  private final Map<Integer, State> states = new ConcurrentHashMap<>();

  public StoredSequences(TransactionManager transactions) {
    this.transactions = transactions;
  }

  /** One sequence in use; guarded by itself. */
  private static final class State {
    private @Nullable SequenceDefinition definition;
    private @Nullable Long next;
    private int reserved;
    private int block = FIRST_BLOCK;
  }

  @Override
  public long nextValue(SequenceDefinition sequence) {
    State state = states.computeIfAbsent(sequence.id(), id -> new State());
    synchronized (state) {
      use(state, sequence);
      if (state.reserved == 0) {
        reserve(state, sequence);
      }
      Long value = state.next;
      if (value == null) {
        throw exhausted(sequence);
      }
      state.next = after(sequence, value);
      state.reserved--;
      return value;
    }
  }

  @Override
  public void restart(SequenceDefinition sequence, long next) {
    State state = states.computeIfAbsent(sequence.id(), id -> new State());
    synchronized (state) {
      state.definition = sequence;
      state.next = next;
      state.reserved = 0;
      store(sequence.id(), next);
    }
  }

  @Override
  public void flush() {
    states.forEach(
        (id, state) -> {
          synchronized (state) {
            if (state.reserved > 0) {
              store(id, state.next);
              state.reserved = 0;
            }
          }
        });
  }

  /** Removes the position of a sequence that was dropped. */
  public void forget(int sequenceId) {
    states.remove(sequenceId);
    try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
      transaction.remove(NAMESPACE, key(sequenceId));
      transaction.commit();
    }
  }

  /** Loads the position at first use; goes on from it when the definition was altered. */
  private void use(State state, SequenceDefinition sequence) {
    if (sequence.equals(state.definition)) {
      return;
    }
    if (state.definition == null) {
      state.next = load(sequence);
    }
    Long next = state.next;
    if (next != null && (next < sequence.minimum() || next > sequence.maximum())) {
      state.next = sequence.cycle() ? wrapped(sequence) : null;
    }
    state.definition = sequence;
    state.reserved = 0;
  }

  private @Nullable Long load(SequenceDefinition sequence) {
    try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
      byte[] value = transaction.getLatest(NAMESPACE, key(sequence.id()));
      if (value == null) {
        return sequence.start();
      }
      ByteReader in = new ByteReader(value);
      return in.readBoolean() ? Long.valueOf(in.readLong()) : null;
    }
  }

  private void reserve(State state, SequenceDefinition sequence) {
    Long end = state.next;
    int count = 0;
    while (end != null && count < state.block) {
      end = after(sequence, end);
      count++;
    }
    if (count > 0) {
      store(sequence.id(), end);
      state.reserved = count;
      state.block = Math.min(state.block * 2, LARGEST_BLOCK);
    }
  }

  private void store(int sequenceId, @Nullable Long next) {
    ByteWriter out = new ByteWriter();
    out.writeBoolean(next != null);
    if (next != null) {
      out.writeLong(next);
    }
    try (Transaction transaction = transactions.begin(TransactionOptions.DEFAULT)) {
      transaction.put(NAMESPACE, key(sequenceId), out.toBytes());
      transaction.commit();
    }
  }

  /** The number after this one, or null when there is none. */
  private static @Nullable Long after(SequenceDefinition sequence, long value) {
    long next = value + sequence.increment();
    boolean overflow = ((value ^ next) & (sequence.increment() ^ next)) < 0;
    if (!overflow && next >= sequence.minimum() && next <= sequence.maximum()) {
      return next;
    }
    return sequence.cycle() ? wrapped(sequence) : null;
  }

  private static long wrapped(SequenceDefinition sequence) {
    return sequence.increment() > 0 ? sequence.minimum() : sequence.maximum();
  }

  private static byte[] key(int sequenceId) {
    ByteWriter out = new ByteWriter();
    out.writeInt(sequenceId);
    return out.toBytes();
  }

  private static QuiverException exhausted(SequenceDefinition sequence) {
    boolean up = sequence.increment() > 0;
    return new QuiverException(
        ErrorCode.SEQUENCE_EXHAUSTED,
        "sequence "
            + sequence.name()
            + " has reached its "
            + (up ? "maximum " + sequence.maximum() : "minimum " + sequence.minimum()),
        "Restart it with ALTER SEQUENCE .. RESTART, or let it CYCLE.",
        null,
        null);
  }
}
