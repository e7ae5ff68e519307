package io.quiver.storage.log;

import org.jspecify.annotations.Nullable;

/** What a log record says. Codes are part of the file format and never change. */
public enum RecordKind {
  /** A whole commit; the payload is one part of {@link WriteBatchCodec}. */
  COMMIT(1),
  /** A commit too large for one record starts; no payload. */
  BEGIN(2),
  /** A part of a large commit, with the timestamp of its BEGIN. */
  CHUNK(3),
  /** The end of a large commit, which counts only with it; no payload. */
  END(4),
  /** A prepared transaction; the payload is its owner's. */
  PREPARE(5),
  COMMIT_PREPARED(6),
  ROLLBACK_PREPARED(7),
  /** Sequence values up to a mark are used up. */
  SEQUENCE(8),
  /** A sealed file of sorted entries belongs to the commit. */
  BULK_RUN(9),
  DEFINITION(10),
  /** A named point to recover to. */
  RESTORE_POINT(11),
  /**
   * Written by the log itself before every batch: which timestamp was on disk at that time. Not
   * delivered to readers, takes no timestamp.
   */
  MARK(127);

  private static final @Nullable RecordKind[] BY_CODE = new RecordKind[128];

  static {
    for (RecordKind kind : values()) {
      BY_CODE[kind.code] = kind;
    }
  }

  private final byte code;

  RecordKind(int code) {
    this.code = (byte) code;
  }

  public byte code() {
    return code;
  }

  static @Nullable RecordKind of(int code) {
    return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
