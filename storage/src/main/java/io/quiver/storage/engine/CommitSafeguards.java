package io.quiver.storage.engine;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What protects commits from each other. Tests switch a part off, to prove that its absence would
 * be noticed; nothing that a user can set leads here.
 *
 * @param mutex held from the validation of a commit to its insertion
 * @param validatesRanges whether a commit fails when ranges that it has read were changed
 */
public record CommitSafeguards(Lock mutex, boolean validatesRanges) {
  /** All of them. */
  public static CommitSafeguards all() {
    return new CommitSafeguards(new ReentrantLock(), true);
  }
}
