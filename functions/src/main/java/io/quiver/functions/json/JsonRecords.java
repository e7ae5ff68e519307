package io.quiver.functions.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quiver.functions.spi.RecordReader;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import io.quiver.storage.value.TypeKind;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects one by one: the elements of one array, or objects that follow each other (JSON
 * lines). An object's keys are columns; a missing one is NULL.
 */
public final class JsonRecords implements RecordReader {
  /** The longest object. */
  static final long MAX_RECORD_CHARACTERS = 1L << 26;

  private static final ObjectReader ROWS =
      JsonText.mapper().reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String file;
  private final LimitedReader text;
  private final JsonParser parser;
  private final @Nullable List<String> columns;
  private final boolean ignoreUnknown;
  private final Map<String, Integer> columnOf = new HashMap<>();
  private final @Nullable JsonNode[] values;
  private @Nullable JsonNode object;
  private boolean started;
  private boolean inArray;
  private long line;

  /**
   * @param columns names of the columns that keys are matched with, exactly or in upper case; null
   *     to look at objects as they are
   * @param ignoreUnknown whether keys that are no columns are passed over
   */
  public JsonRecords(
      String file, Reader text, @Nullable List<String> columns, boolean ignoreUnknown) {
    this.file = file;
    this.text = new LimitedReader(text);
    this.columns = columns;
    this.ignoreUnknown = ignoreUnknown;
    this.values = new JsonNode[columns == null ? 0 : columns.size()];
    try {
      this.parser = JsonText.mapper().getFactory().createParser(this.text);
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "file " + file + " cannot be read", e);
    }
  }

  @Override
  public boolean next() {
    text.restart();
    try {
      JsonToken token = parser.nextToken();
      if (!started) {
        started = true;
        if (token == JsonToken.START_ARRAY) {
          inArray = true;
          token = parser.nextToken();
        }
      }
      if (inArray && token == JsonToken.END_ARRAY) {
        if (parser.nextToken() != null) {
          throw wrong("text behind the array");
        }
        return false;
      }
      if (token == null) {
        return false;
      }
      line = parser.currentTokenLocation().getLineNr();
      if (token != JsonToken.START_OBJECT) {
        throw wrong("an object {..} is expected for each row");
      }
      JsonNode read = ROWS.readTree(parser);
      object = read;
      spread(read);
      return true;
    } catch (JsonProcessingException e) {
      line = e.getLocation() == null ? line : e.getLocation().getLineNr();
      throw wrong("not JSON: " + e.getOriginalMessage());
    } catch (TooLongException e) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED,
          "file "
              + file
              + ", line "
              + Math.max(1, line)
              + ": an object of more than "
              + MAX_RECORD_CHARACTERS
              + " characters");
    } catch (IOException e) {
      throw wrong("cannot be read: " + e.getMessage());
    }
  }

  private QuiverException wrong(String what) {
    return new QuiverException(
        ErrorCode.INVALID_FILE_CONTENT,
        "file " + file + ", line " + Math.max(1, line) + ": " + what);
  }

  private void spread(JsonNode read) {
    List<String> names = columns;
    if (names == null) {
      return;
    }
    Arrays.fill(values, null);
    for (var fields = read.fields(); fields.hasNext(); ) {
      var field = fields.next();
      Integer at = columnOf.computeIfAbsent(field.getKey(), key -> find(names, key));
      if (at >= 0) {
        values[at] = field.getValue();
      } else if (!ignoreUnknown) {
        throw new QuiverException(
            ErrorCode.INVALID_FILE_CONTENT,
            "file " + file + ", line " + line + ": key '" + field.getKey() + "' is no column",
            "Columns are "
                + String.join(", ", names)
                + ". IGNORE_UNKNOWN TRUE passes over other keys.",
            null,
            null);
      }
    }
  }

  private static int find(List<String> names, String key) {
    int exact = names.indexOf(key);
    return exact >= 0 ? exact : names.indexOf(key.toUpperCase(Locale.ROOT));
  }

  /** Names of the current object's keys, in their order. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    if (object != null) {
      object.fieldNames().forEachRemaining(keys::add);
    }
    return keys;
  }

  /** Whether the key's value is an object or an array. */
  public boolean isNested(String key) {
    return object != null && object.path(key).isContainerNode();
  }

  /** Whether the key's value is a character string. */
  public boolean isText(String key) {
    return object != null && object.path(key).isTextual();
  }

  /** The text of a key's value; null for none or JSON null. */
  public @Nullable String text(String key) {
    JsonNode value = object == null ? null : object.get(key);
    return value == null ? null : JsonValues.toText(value);
  }

  @Override
  public DataType textType(int column, DataType wanted) {
    JsonNode value = values[column];
    boolean json =
        value != null
            && (wanted.kind() == TypeKind.JSON
                || (wanted.kind() == TypeKind.ARRAY && value.isArray()));
    return json ? DataType.JSON : DataType.VARCHAR;
  }

  @Override
  public @Nullable String field(int column, DataType wanted) {
    JsonNode value = values[column];
    if (value == null || value.isNull()) {
      return null;
    }
    return textType(column, wanted).kind() == TypeKind.JSON
        ? JsonText.write(value)
        : JsonValues.toText(value);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public void close() {
    try {
      parser.close();
    } catch (IOException e) {
      throw new QuiverException(ErrorCode.IO_ERROR, "file " + file + " cannot be closed", e);
    }
  }

  private static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1;
  }

  /** Ends what reads on and on without an object's end. */
  private static final class LimitedReader extends FilterReader {
    private long characters;

    LimitedReader(Reader in) {
      super(in);
    }

    void restart() {
      characters = 0;
    }

    @Override
    public int read(char[] target, int from, int length) throws IOException {
      int count = super.read(target, from, length);
      characters += Math.max(0, count);
      if (characters > MAX_RECORD_CHARACTERS) {
        throw new TooLongException();
      }
      return count;
    }
  }
}
