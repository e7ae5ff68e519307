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
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Bytes as text and back, in the names of PostgreSQL, DuckDB and SQLite: hexadecimal, Base64,
 * digests as hexadecimal text. Texts count as their UTF-8 bytes.
 */
final class DigestFunctions {
  private DigestFunctions() {}

  static List<ScalarFunction> all() {
    return List.of(
        digest("MD5", "MD5"),
        digest("SHA1", "SHA-1"),
        digest("SHA256", "SHA-256"),
        digest("SHA512", "SHA-512"),
        text("HEX", a -> upper(bytes(a, 0))),
        Arguments.function("TO_HEX", DataType.VARCHAR, a -> Long.toHexString(a.whole(0)), WHOLE),
        Arguments.function("UNHEX", DataType.VARBINARY, a -> unhex(a.text(0)), TEXT),
        Arguments.function("HEXTORAW", DataType.VARBINARY, a -> unhex(a.text(0)), TEXT),
        text("TO_BASE64", a -> Base64.getEncoder().encodeToString(bytes(a, 0))),
        text("BASE64", a -> Base64.getEncoder().encodeToString(bytes(a, 0))),
        Arguments.function("FROM_BASE64", DataType.VARBINARY, a -> base64(a.text(0)), TEXT),
        Arguments.function(
            "ENCODE", DataType.VARCHAR, DigestFunctions::encode, TEXT_OR_BYTES, TEXT),
        Arguments.function("DECODE", DataType.VARBINARY, DigestFunctions::decode, TEXT, TEXT));
  }

  private static SimpleFunction text(String name, Arguments.Work<String> work) {
    return Arguments.function(name, DataType.VARCHAR, work, TEXT_OR_BYTES);
  }

  private static SimpleFunction digest(String name, String algorithm) {
    return text(
        name,
        a -> {
          try {
            return HexFormat.of()
                .formatHex(MessageDigest.getInstance(algorithm).digest(bytes(a, 0)));
          } catch (NoSuchAlgorithmException e) {
            throw new QuiverException(
                ErrorCode.FEATURE_NOT_SUPPORTED, "this Java has no digest " + algorithm, e);
          }
        });
  }

  private static byte[] bytes(Arguments a, int index) {
    return a.value(index) instanceof byte[] bytes
        ? bytes
        : a.text(index).getBytes(StandardCharsets.UTF_8);
  }

  private static String upper(byte[] bytes) {
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }

  private static byte[] unhex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER, "'" + text + "' is no hexadecimal text", e);
    }
  }

  private static byte[] base64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new QuiverException(ErrorCode.INVALID_PARAMETER, "'" + text + "' is no Base64 text", e);
    }
  }

  private static String encode(Arguments a) {
    return switch (format(a)) {
      case "hex" -> HexFormat.of().formatHex(bytes(a, 0));
      case "base64" -> Base64.getEncoder().encodeToString(bytes(a, 0));
      default -> throw unknownFormat(a);
    };
  }

  private static byte[] decode(Arguments a) {
    return switch (format(a)) {
      case "hex" -> unhex(a.text(0));
      case "base64" -> base64(a.text(0));
      default -> throw unknownFormat(a);
    };
  }

  private static String format(Arguments a) {
    return a.text(1).toLowerCase(Locale.ROOT);
  }

  private static QuiverException unknownFormat(Arguments a) {
    return new QuiverException(
            ErrorCode.INVALID_PARAMETER, "there is no format '" + a.text(1) + "' of bytes as text")
        .withHint("Formats are hex and base64.");
  }
}
