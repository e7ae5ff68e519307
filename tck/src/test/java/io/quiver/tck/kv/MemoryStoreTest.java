package io.quiver.tck.kv;

final class MemoryStoreTest extends KeyValueStoreSuite {
  @Override
  protected EngineUnderTest create() {
    return new MemoryDatabase();
  }
}
