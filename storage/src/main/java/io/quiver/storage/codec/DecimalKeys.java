package io.quiver.storage.codec;

import io.quiver.storage.value.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** The part of {@link KeyCodec} for DECIMAL: sign, exponent, pairs of digits. */
final class DecimalKeys {
  private static final int NEGATIVE = 1;
  private static final int ZERO = 2;
  private static final int POSITIVE = 3;

  private DecimalKeys() {}

  static void write(ByteWriter out, BigDecimal value) {
    if (value.signum() == 0) {
      out.writeByte(ZERO);
      return;
    }
    BigDecimal stripped = value.stripTrailingZeros();
    String digits = stripped.unscaledValue().abs().toString();
    out.writeByte(value.signum() < 0 ? NEGATIVE : POSITIVE);
    int start = out.size();
    KeyCodec.writeLong(out, (long) digits.length() - stripped.scale());
    for (int i = 0; i < digits.length(); i += 2) {
      int high = digits.charAt(i) - '0';
      int low = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0;
      out.writeByte(high * 10 + low + 1);
    }
    out.writeByte(0);
    if (value.signum() < 0) {
      out.invertFrom(start);
    }
  }

  static BigDecimal read(KeyReader in, DataType type) {
    int sign = in.next();
    BigDecimal value;
    if (sign == ZERO) {
      value = BigDecimal.ZERO;
    } else {
      if (sign == NEGATIVE) {
        in.flip();
      }
      long exponent = in.readLong();
      StringBuilder digits = new StringBuilder();
      for (int pair = in.next(); pair != 0; pair = in.next()) {
        digits.append((char) ('0' + (pair - 1) / 10)).append((char) ('0' + (pair - 1) % 10));
      }
      value = new BigDecimal(new BigInteger(digits.toString()), (int) (digits.length() - exponent));
      if (sign == NEGATIVE) {
        in.flip();
        value = value.negate();
      }
    }
    return type.precision() >= 0 ? value.setScale(type.scale()) : value.stripTrailingZeros();
  }
}
