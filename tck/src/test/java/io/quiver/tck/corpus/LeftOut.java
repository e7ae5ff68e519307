package io.quiver.tck.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The records of the SQL logic tests that Quiver is not asked to get right, because H2 or
 * PostgreSQL refuses them as well.
 */
final class LeftOut {
  /**
   * Why a record is left out.
   *
   * @param database who refuses it
   * @param answer SQLSTATE and message
   */
  record Reason(String database, String answer) {}

  private final Map<String, Reason> byPlace;

  private LeftOut(Map<String, Reason> byPlace) {
    this.byPlace = byPlace;
  }

  static LeftOut read() throws IOException {
    Map<String, Reason> byPlace = new LinkedHashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(LeftOut.class.getResourceAsStream("/logic/left-out.txt")),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#") && !line.isBlank()) {
          String[] parts = line.split(" \\| ", 3);
          byPlace.put(parts[0], new Reason(parts[1], parts[2]));
        }
      }
    }
    return new LeftOut(byPlace);
  }

  static LeftOut nothing() {
    return new LeftOut(Map.of());
  }

  int size() {
    return byPlace.size();
  }

  @Nullable Reason reason(String place) {
    return byPlace.get(place);
  }

  Map<String, Reason> byPlace() {
    return byPlace;
  }
}
