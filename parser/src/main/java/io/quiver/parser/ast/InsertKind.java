package io.quiver.parser.ast;

/** What an INSERT does about a row whose key exists. */
public enum InsertKind {
  /** It fails, unless ON CONFLICT says otherwise. */
  INSERT,
  /** UPSERT INTO, or MERGE INTO .. KEY (..): the row is replaced. */
  UPSERT
}
