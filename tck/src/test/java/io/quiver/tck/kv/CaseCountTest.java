package io.quiver.tck.kv;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The suite of cases has in each of its eight groups what the storage test plan asks for. */
class CaseCountTest {
  /** How many there are, and how many there must be. */
  private record Group(int cases, int least) {}

  @Test
  void everyGroupHasItsCases() {
    Map<String, Group> groups = new TreeMap<>();
    groups.put("single entries", new Group(EntryCases.all().size(), 20));
    groups.put("range scans", new Group(RangeCases.all().size(), 15));
    groups.put("prefix scans", new Group(PrefixCases.all().size(), 10));
    groups.put("batches", new Group(BatchCases.all().size(), 15));
    groups.put("transactions", new Group(TransactionCases.all().size(), 15));
    groups.put("durability", new Group(DurabilityCases.all().size(), 10));
    groups.put("concurrency", new Group(ConcurrencyCases.all().size(), 10));
    groups.put("errors and counts", new Group(ErrorCases.all().size(), 10));
    int sum = 0;
    for (Map.Entry<String, Group> group : groups.entrySet()) {
      assertTrue(group.getValue().cases >= group.getValue().least, group.toString());
      sum += group.getValue().cases;
    }
    System.err.println("KeyValueStoreSuite: " + sum + " cases: " + groups);
    assertTrue(sum >= 105, groups.toString());
    Set<String> names = new HashSet<>(EntryCases.all().keySet());
    names.retainAll(RangeCases.all().keySet());
    assertTrue(names.isEmpty(), "twice: " + names);
  }
}
