package io.quiver.driver.share;

/** Kinds of frames, by their first byte: append only. */
enum Message {
  /** Server to client, before anything else. */
  CHALLENGE,
  /** Client to server: proof, and what it wants: a session or to cancel one. */
  OPEN_SESSION,
  CANCEL,
  PREPARE,
  EXECUTE,
  EXECUTE_BATCH,
  FETCH,
  /** Has no answer. */
  CLOSE_CURSOR,
  SET_AUTO_COMMIT,
  COMMIT,
  ROLLBACK,
  SAVEPOINT,
  ROLLBACK_TO,
  RELEASE_SAVEPOINT,
  SET_ISOLATION,
  SET_READ_ONLY,
  SET_SCHEMA,
  GET_SETTING,
  SET_SETTING,
  PING,
  CLOSE,
  /** Server to client. */
  DONE,
  FAILED,
  BATCH_FAILED,
  /** The statement is not kept any more: prepare it again. */
  UNKNOWN_STATEMENT,
  /** Client to server: for a coordinator of distributed transactions. */
  DETACH,
  ATTACH,
  BRANCH_PREPARE,
  BRANCH_COMMIT,
  BRANCH_ROLLBACK,
  PREPARED,
  COMMIT_PREPARED,
  ROLLBACK_PREPARED,
  BEGIN_BRANCH;

  private static final Message[] ALL = values();

  static Message of(int code) {
    if (code < 0 || code >= ALL.length) {
      throw ProtocolException.because("there is no message " + code);
    }
    return ALL[code];
  }
}
