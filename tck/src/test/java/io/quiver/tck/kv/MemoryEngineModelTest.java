package io.quiver.tck.kv;

final class MemoryEngineModelTest extends EngineModelSuite {
  @Override
  protected EngineUnderTest create() {
    return new MemoryDatabase();
  }
}
