package io.quiver.driver;

import java.util.Arrays;
import java.util.HexFormat;
import javax.transaction.xa.Xid;
import org.jspecify.annotations.Nullable;

/**
 * An Xid as text: format, global transaction and branch, the last two in hexadecimal digits,
 * separated by colons. Two are equal when their texts are.
 */
final class XidText implements Xid {
  private static final HexFormat HEX = HexFormat.of();

  private final String text;

  private XidText(String text) {
    this.text = text;
  }

  static String of(Xid xid) {
    return xid.getFormatId()
        + ":"
        + HEX.formatHex(xid.getGlobalTransactionId())
        + ":"
        + HEX.formatHex(xid.getBranchQualifier());
  }

  /** Null when the text is the name of something else. */
  static @Nullable XidText parse(String text) {
    String[] parts = text.split(":", -1);
    if (parts.length != 3) {
      return null;
    }
    try {
      Integer.parseInt(parts[0]);
      HEX.parseHex(parts[1]);
      HEX.parseHex(parts[2]);
      return new XidText(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private String part(int index) {
    return Arrays.asList(text.split(":", -1)).get(index);
  }

  @Override
  public int getFormatId() {
    return Integer.parseInt(part(0));
  }

  @Override
  public byte[] getGlobalTransactionId() {
    return HEX.parseHex(part(1));
  }

  @Override
  public byte[] getBranchQualifier() {
    return HEX.parseHex(part(2));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Xid xid && of(xid).equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
