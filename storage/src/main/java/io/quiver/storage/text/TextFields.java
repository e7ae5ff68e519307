package io.quiver.storage.text;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Columns as a text query sees them.
 *
 * @param analyzer how texts become words: the name of an analyzer
 * @param k1 how soon further occurrences of a word in a text stop to count (BM25)
 * @param b how much long texts are held back, 0 to 1 (BM25)
 * @param fields the columns, at least one
 */
public record TextFields(String analyzer, double k1, double b, List<Field> fields) {
  /** What BM25 is usually run with. */
  public static final double DEFAULT_K1 = 1.2;

  public static final double DEFAULT_B = 0.75;
  public static final String DEFAULT_ANALYZER = "standard";

  private static final char SEPARATOR = '\u0001';

  /**
   * One column.
   *
   * @param columnId identity of the column in its table
   * @param name what queries call it
   * @param boost factor of its scores
   */
  public record Field(int columnId, String name, double boost) {
    public Field {
      if (!(boost > 0 && boost <= 1e6)) {
        throw new QuiverException(
            ErrorCode.INVALID_DEFINITION,
            "the boost of column " + name + " is " + boost + ", allowed are numbers above 0");
      }
    }
  }

  public TextFields {
    fields = List.copyOf(fields);
    if (!(k1 >= 0 && k1 <= 1000)) {
      throw new QuiverException(
          ErrorCode.INVALID_DEFINITION, "k1 is " + k1 + ", allowed are 0 to 1000");
    }
    if (!(b >= 0 && b <= 1)) {
      throw new QuiverException(ErrorCode.INVALID_DEFINITION, "b is " + b + ", allowed are 0 to 1");
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("no fields");
    }
  }

  /** Place of a column in {@link #fields} by its name in any case; -1 when there is none. */
  public int find(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().toUpperCase(Locale.ROOT).equals(name.toUpperCase(Locale.ROOT))) {
        return i;
      }
    }
    return -1;
  }

  /** As one text that {@link #parse} reads: the form in which plans carry it. */
  public String format() {
    StringBuilder text = new StringBuilder(analyzer);
    text.append(SEPARATOR).append(k1).append(SEPARATOR).append(b);
    for (Field field : fields) {
      text.append(SEPARATOR).append(field.columnId());
      text.append(SEPARATOR).append(field.boost());
      text.append(SEPARATOR).append(field.name());
    }
    return text.toString();
  }

  /**
   * Reads what {@link #format} wrote.
   *
   * @throws QuiverException INVALID_PARAMETER for anything else
   */
  public static TextFields parse(String text) {
    String[] parts = text.split(String.valueOf(SEPARATOR), -1);
    try {
      List<Field> fields = new ArrayList<>();
      for (int i = 3; i + 2 < parts.length; i += 3) {
        fields.add(
            new Field(Integer.parseInt(parts[i]), parts[i + 2], Double.parseDouble(parts[i + 1])));
      }
      return new TextFields(
          parts[0], Double.parseDouble(parts[1]), Double.parseDouble(parts[2]), fields);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "'" + text + "' does not describe text columns", e);
    }
  }
}
