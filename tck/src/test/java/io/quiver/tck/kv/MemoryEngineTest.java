package io.quiver.tck.kv;

final class MemoryEngineTest extends KeyValueEngineSuite {
  @Override
  protected EngineUnderTest create() {
    return new MemoryDatabase();
  }
}
