package io.quiver.tck.isolation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The dependency graph of a list-append history, after Kingsbury and Alvaro's Elle: since every
 * element is unique and lists are only appended to, the final lists tell in which order the writes
 * happened, and each read tells which writes it saw.
 */
final class Dependencies {
  /** How one transaction depends on another. */
  private enum Kind {
    /** Wrote before or was read by: the other comes later. */
    FORWARD,
    /** Read a list without what the other appended. */
    ANTI
  }

  private record Edge(int to, Kind kind) {}

  /** An appended element and who appended it. */
  private record Place(int writer, int position) {}

  private final List<Observed> transactions;
  private final Map<Integer, List<Integer>> finalLists;
  private final Map<Integer, Map<Integer, Place>> places = new HashMap<>();
  private final List<List<Edge>> edges = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  Dependencies(List<Observed> transactions, Map<Integer, List<Integer>> finalLists) {
    this.transactions = transactions;
    this.finalLists = finalLists;
    for (int i = 0; i < transactions.size(); i++) {
      edges.add(new ArrayList<>());
    }
    locate();
    connectWrites();
    connectReads();
  }

  /** Aborted and intermediate reads, lost and doubled writes: wrong at every level. */
  List<String> wrong() {
    return wrong;
  }

  private void locate() {
    Map<Integer, Integer> writers = new HashMap<>();
    for (int i = 0; i < transactions.size(); i++) {
      for (Observed.Append append : transactions.get(i).appends) {
        writers.put(append.element(), i);
      }
    }
    int found = 0;
    for (Map.Entry<Integer, List<Integer>> list : finalLists.entrySet()) {
      Map<Integer, Place> known = new HashMap<>();
      for (int position = 0; position < list.getValue().size(); position++) {
        int element = list.getValue().get(position);
        Integer writer = writers.get(element);
        if (writer == null) {
          wrong.add("element " + element + " of an aborted transaction is in list " + list);
        } else if (known.put(element, new Place(writer, position)) != null) {
          wrong.add("element " + element + " is twice in list " + list);
        } else {
          found++;
        }
      }
      places.put(list.getKey(), known);
    }
    if (found != writers.size()) {
      wrong.add("of " + writers.size() + " committed appends " + found + " are there");
    }
  }

  private @Nullable Integer writerAt(int key, int position) {
    List<Integer> list = finalLists.getOrDefault(key, List.of());
    if (position < 0 || position >= list.size()) {
      return null;
    }
    Place place = places.getOrDefault(key, Map.of()).get(list.get(position));
    return place == null ? null : place.writer();
  }

  private void connectWrites() {
    for (Map.Entry<Integer, List<Integer>> list : finalLists.entrySet()) {
      for (int i = 1; i < list.getValue().size(); i++) {
        connect(writerAt(list.getKey(), i - 1), writerAt(list.getKey(), i), Kind.FORWARD);
      }
    }
  }

  private void connectReads() {
    for (int reader = 0; reader < transactions.size(); reader++) {
      for (Observed.Read read : transactions.get(reader).reads) {
        List<Integer> list = finalLists.getOrDefault(read.key(), List.of());
        int seen = read.list().size();
        if (seen > list.size() || !list.subList(0, seen).equals(read.list())) {
          wrong.add("read " + read + " is no beginning of " + list);
          continue;
        }
        Integer last = writerAt(read.key(), seen - 1);
        Integer next = writerAt(read.key(), seen);
        if (last != null && last != reader && last.equals(next)) {
          wrong.add("read " + read + " saw a part of transaction " + last);
        }
        connect(last, reader, Kind.FORWARD);
        connect(reader, next, Kind.ANTI);
      }
    }
  }

  private void connect(@Nullable Integer from, @Nullable Integer to, Kind kind) {
    if (from != null && to != null && !from.equals(to)) {
      edges.get(from).add(new Edge(to, kind));
    }
  }

  /** G0 and G1c: a circle of writes and reads of them; none at READ COMMITTED and above. */
  @Nullable String circleOfInformation() {
    return circle(0);
  }

  /**
   * G-single and G-nonadjacent: a circle in which no two anti-dependencies follow each other; none
   * under snapshot isolation and above.
   */
  @Nullable String circleOfSnapshots() {
    return circle(1);
  }

  /** G2: any circle at all; none at SERIALIZABLE. */
  @Nullable String anyCircle() {
    return circle(2);
  }

  /**
   * Looks for a circle among states (transaction, whether the way to it was an anti-dependency).
   *
   * @param antiDependencies 0: none are followed; 1: never two in a row; 2: all
   */
  private @Nullable String circle(int antiDependencies) {
    Set<Integer> finished = new HashSet<>();
    for (int start = 0; start < 2 * transactions.size(); start++) {
      if (finished.contains(start)) {
        continue;
      }
      List<Integer> path = new ArrayList<>();
      List<Integer> progress = new ArrayList<>();
      Map<Integer, Integer> onPath = new HashMap<>();
      path.add(start);
      progress.add(0);
      onPath.put(start, 0);
      while (!path.isEmpty()) {
        int top = path.size() - 1;
        int state = path.get(top);
        int next = next(state, progress.get(top), antiDependencies);
        progress.set(top, progress.get(top) + 1);
        if (next == DONE) {
          path.remove(top);
          progress.remove(top);
          onPath.remove(state);
          finished.add(state);
        } else if (next != SKIP && onPath.containsKey(next)) {
          return describe(path.subList(onPath.get(next), path.size()));
        } else if (next != SKIP && !finished.contains(next)) {
          onPath.put(next, path.size());
          path.add(next);
          progress.add(0);
        }
      }
    }
    return null;
  }

  private static final int DONE = -1;
  private static final int SKIP = -2;

  private int next(int state, int index, int antiDependencies) {
    List<Edge> out = edges.get(state / 2);
    if (index >= out.size()) {
      return DONE;
    }
    Edge edge = out.get(index);
    if (edge.kind() == Kind.FORWARD) {
      return 2 * edge.to();
    }
    boolean afterAnother = state % 2 == 1;
    return switch (antiDependencies) {
      case 0 -> SKIP;
      case 1 -> afterAnother ? SKIP : 2 * edge.to() + 1;
      default -> 2 * edge.to();
    };
  }

  private String describe(List<Integer> circle) {
    StringBuilder text = new StringBuilder("circle of transactions");
    for (int state : circle) {
      Observed transaction = transactions.get(state / 2);
      text.append("\n  ")
          .append(state / 2)
          .append(state % 2 == 1 ? " (reached by an anti-dependency)" : "")
          .append(": read ")
          .append(transaction.reads)
          .append(", appended ")
          .append(transaction.appends);
    }
    return text.toString();
  }
}
