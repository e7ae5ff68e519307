package io.quiver.tck.kv;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every store must do, in eight groups of cases: extend this and say how to make a database to
 * test a new one. Each case has an empty database of its own.
 */
public abstract class KeyValueStoreSuite {
  /** One case. */
  interface Case {
    void run(Scene scene) throws Exception;
  }

  /** A new database, empty. */
  protected abstract EngineUnderTest create() throws Exception;

  private Stream<DynamicTest> tests(Map<String, Case> cases) {
    return cases.entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    each.getKey(),
                    () -> {
                      try (Scene scene = new Scene(create())) {
                        each.getValue().run(scene);
                      }
                    }));
  }

  @TestFactory
  final Stream<DynamicTest> singleEntries() {
    return tests(EntryCases.all());
  }

  @TestFactory
  final Stream<DynamicTest> rangeScans() {
    return tests(RangeCases.all());
  }

  @TestFactory
  final Stream<DynamicTest> prefixScans() {
    return tests(PrefixCases.all());
  }

  @TestFactory
  final Stream<DynamicTest> batches() {
    return tests(BatchCases.all());
  }

  @TestFactory
  final Stream<DynamicTest> transactions() {
    return tests(TransactionCases.all());
  }

  @TestFactory
  final Stream<DynamicTest> durability() {
    return tests(DurabilityCases.all());
  }

  @TestFactory
  final Stream<DynamicTest> concurrency() {
    return tests(ConcurrencyCases.all());
  }

  @TestFactory
  final Stream<DynamicTest> errorsAndCounts() {
    return tests(ErrorCases.all());
  }
}
