package io.quiver.functions.scalar;

import static io.quiver.functions.scalar.ArgumentKind.TEXT;
import static io.quiver.functions.scalar.ArgumentKind.TEXT_OR_BYTES;
import static io.quiver.functions.scalar.ArgumentKind.WHOLE;

import io.quiver.functions.spi.ScalarFunction;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.value.DataType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Texts and bytes in other shapes: UTF-8, hexadecimal, escapes of Java and XML, digests. */
final class EncodingFunctions {
  private EncodingFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        Arguments.function("STRINGTOUTF8", DataType.VARBINARY, a -> utf8(a.text(0)), TEXT),
        Arguments.function(
            "UTF8TOSTRING",
            DataType.VARCHAR,
            a -> new String(bytes(a, 0), StandardCharsets.UTF_8),
            TEXT_OR_BYTES),
        Arguments.function(
            "RAWTOHEX",
            DataType.VARCHAR,
            a -> HexFormat.of().formatHex(bytes(a, 0)),
            TEXT_OR_BYTES),
        Arguments.function("STRINGENCODE", DataType.VARCHAR, a -> escape(a.text(0)), TEXT),
        Arguments.function("STRINGDECODE", DataType.VARCHAR, a -> unescape(a.text(0)), TEXT),
        Arguments.function("XMLTEXT", DataType.VARCHAR, a -> xml(a.text(0)), TEXT),
        Arguments.function(
            "XMLATTR",
            DataType.VARCHAR,
            a -> " " + a.text(0) + "=\"" + xml(a.text(1)) + "\"",
            TEXT,
            TEXT),
        Arguments.function(
            "XMLCOMMENT",
            DataType.VARCHAR,
            a -> "<!-- " + a.text(0).replace("--", "- -") + " -->",
            TEXT),
        Arguments.function(
            "XMLCDATA",
            DataType.VARCHAR,
            a -> "<![CDATA[" + a.text(0).replace("]]>", "]]]]><![CDATA[>") + "]]>",
            TEXT),
        Arguments.function("XMLSTARTDOC", DataType.VARCHAR, a -> "<?xml version=\"1.0\"?>\n"),
        Arguments.function(
                "HASH", DataType.VARBINARY, EncodingFunctions::hash, TEXT, TEXT_OR_BYTES, WHOLE)
            .least(2));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Arguments a, int index) {
    return a.value(index) instanceof byte[] bytes ? bytes : utf8(a.text(index));
  }

  private static byte[] hash(Arguments a) {
    String algorithm = a.text(0).toUpperCase(Locale.ROOT);
    try {
      MessageDigest digest =
          MessageDigest.getInstance(algorithm.replaceFirst("^SHA(\\d{3})$", "SHA-$1"));
      byte[] result = digest.digest(bytes(a, 1));
      long rounds = a.size() > 2 ? Math.min(a.whole(2), 10_000_000) : 1;
      for (long i = 1; i < rounds; i++) {
        result = digest.digest(result);
      }
      return result;
    } catch (NoSuchAlgorithmException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          "there is no digest " + a.text(0),
          "For example SHA-256, SHA-512, SHA3-256 or MD5.",
          null,
          e);
    }
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (char c : text.toCharArray()) {
      switch (c) {
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\f' -> out.append("\\f");
        case '\\' -> out.append("\\\\");
        case '"' -> out.append("\\\"");
        default -> {
          if (c >= ' ' && c < 128) {
            out.append(c);
          } else {
            out.append("\\u").append(HexFormat.of().toHexDigits(c));
          }
        }
      }
    }
    return out.toString();
  }

  private static String unescape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        continue;
      }
      char next = text.charAt(++i);
      switch (next) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'f' -> out.append('\f');
        case 'b' -> out.append('\b');
        case 'u' -> {
          if (i + 4 >= text.length()) {
            throw wrongEscape(text);
          }
          try {
            out.append((char) HexFormat.fromHexDigits(text, i + 1, i + 5));
          } catch (IllegalArgumentException e) {
            throw wrongEscape(text);
          }
          i += 4;
        }
        case '\\', '"', '\'', '#' -> out.append(next);
        default -> throw wrongEscape(text);
      }
    }
    return out.toString();
  }

  private static QuiverException wrongEscape(String text) {
    return new QuiverException(
        ErrorCode.INVALID_PARAMETER, "'" + text + "' has an escape that Java does not know");
  }

  private static String xml(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  if (c < 128) {
                    out.append((char) c);
                  } else {
                    out.append("&#x").append(Integer.toHexString(c)).append(';');
                  }
                }
              }
            });
    return out.toString();
  }
}
