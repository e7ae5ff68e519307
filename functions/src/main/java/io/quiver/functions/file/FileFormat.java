package io.quiver.functions.file;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a text file holds. */
public enum FileFormat {
  /** RFC 4180, with any separator. */
  CSV,
  /** An array of objects, or objects one after the other. */
  JSON,
  /** An object a line. */
  JSONL;

  /** By name as written in SQL. */
  public static FileFormat named(String name) {
    return switch (name.toUpperCase(Locale.ROOT)) {
      case "CSV", "TSV" -> CSV;
      case "JSON" -> JSON;
      case "JSONL", "NDJSON" -> JSONL;
      default ->
          throw new QuiverException(
              ErrorCode.INVALID_PARAMETER, "FORMAT must be CSV, JSON or JSONL, not " + name);
    };
  }

  /** By the ending of a file's name, also in front of .gz; null for any other. */
  public static @Nullable FileFormat ofFile(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String plain = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
    return switch (plain.substring(plain.lastIndexOf('.') + 1)) {
      case "csv", "tsv" -> CSV;
      case "json" -> JSON;
      case "jsonl", "ndjson" -> JSONL;
      default -> null;
    };
  }
}
