package io.quiver.tck.isolation;

import javax.transaction.xa.Xid;

/** The Xid of a test. */
record Branch(int number) implements Xid {
  @Override
  public int getFormatId() {
    return 7;
  }

  @Override
  public byte[] getGlobalTransactionId() {
    return new byte[] {(byte) 0xCA, (byte) number};
  }

  @Override
  public byte[] getBranchQualifier() {
    return new byte[] {1};
  }
}
