package io.quiver.tck.sql;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Writes the expected outcome of statements that have none into SQL files, as their first peer
 * gives it. Where further peers disagree it says so on standard error, for the author to decide.
 * Never asks Quiver.
 */
final class FillFromPeers {
  private FillFromPeers() {}

  public static void main(String[] paths) throws Exception {
    for (String path : paths) {
      Path file = Path.of(path);
      String text = Files.readString(file);
      SqlTestFile parsed = SqlTestFile.parse(path, text);
      if (!parsed.peers().isEmpty()) {
        Files.writeString(file, fill(text, parsed));
      }
    }
  }

  private static String fill(String text, SqlTestFile file) throws Exception {
    Map<String, Connection> peers = new HashMap<>();
    for (String peer : file.peers()) {
      peers.put(peer, SqlPeer.valueOf(peer.toUpperCase(Locale.ROOT)).open());
    }
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int shift = 0;
    for (SqlCase test : file.cases()) {
      List<String> answer = new ArrayList<>();
      for (String peer : file.peers()) {
        if (test.differs().containsKey(peer)) {
          continue;
        }
        SqlOutcome outcome = SqlOutcome.of(Objects.requireNonNull(peers.get(peer)), test.sql());
        if (answer.isEmpty()) {
          answer.addAll(outcome.lines().stream().map(FillFromPeers::firstLine).toList());
        } else if (outcome.mismatch(test.sql(), answer, false) != null) {
          System.err.println(file.name() + ":" + test.line() + " " + peer + ": " + outcome.lines());
        }
      }
      if (test.expected().isEmpty()) {
        int at = test.line() - 1 + shift + test.sql().split("\n", -1).length;
        for (String line : answer) {
          lines.add(at++, "--> " + line);
          shift++;
        }
      }
    }
    return String.join("\n", lines);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
