package io.quiver.storage.text.lucene;

import io.quiver.storage.codec.RowKeys;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * One version of a row as a document: its row id (a term and a value), the commit that made it, and
 * the text of each column that is not NULL.
 */
final class RowDocument {
  static final String ROW = "row";
  static final String FROM = "from";

  private static final FieldType TEXT = textType();

  private RowDocument() {}

  private static FieldType textType() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.freeze();
    return type;
  }

  /** The field that holds a column's text. */
  static String field(int columnId) {
    return "c" + columnId;
  }

  static Term term(long rowId) {
    return new Term(ROW, key(rowId));
  }

  static BytesRef key(long rowId) {
    return new BytesRef(RowKeys.encode(rowId));
  }

  /** Null for a row without any text: no query finds it. */
  static @Nullable Document of(
      long rowId, long from, List<Integer> columnIds, @Nullable String @Nullable [] texts) {
    if (texts == null) {
      return null;
    }
    Document document = null;
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      if (text != null) {
        if (document == null) {
          document = new Document();
          document.add(new StringField(ROW, key(rowId), Field.Store.NO));
          document.add(new NumericDocValuesField(ROW, rowId));
          document.add(new NumericDocValuesField(FROM, from));
        }
        document.add(new Field(field(columnIds.get(i)), text, TEXT));
      }
    }
    return document;
  }
}
