package io.quiver.tck.share;

import io.quiver.tck.surface.SurfaceCheck;
import io.quiver.tck.surface.SurfaceTarget;
import io.quiver.tck.surface.SurfaceTargets;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Runs the checks of the surface against Quiver in this process, Quiver through another process and
 * H2, and writes their table into the page that is its argument.
 */
final class SurfaceTable {
  static final String BEGIN = "<!-- surface: begin -->\n";
  static final String END = "<!-- surface: end -->";

  private SurfaceTable() {}

  public static void main(String[] arguments) throws Exception {
    Path page = Path.of(arguments[0]);
    String table = run(Files.createTempDirectory("surface"));
    String text = Files.readString(page, StandardCharsets.UTF_8);
    Files.writeString(page, text.replace(of(text), table));
  }

  /** The table within the text of a page. */
  static String of(String page) {
    return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
  }

  /**
   * Runs all checks against all three.
   *
   * @param parent where databases may be made
   */
  static String run(Path parent) {
    try (Owner owner = Owner.start()) {
      return table(
          SurfaceTargets.quiver(),
          new SharedJdbcTest.SharedTarget(owner, parent),
          SurfaceTargets.h2());
    }
  }

  private static String table(SurfaceTarget... targets) {
    List<SurfaceCheck> checks = SurfaceCheck.all();
    int[] passed = new int[targets.length];
    StringBuilder rows = new StringBuilder();
    String area = "";
    for (SurfaceCheck check : checks) {
      if (!check.area().equals(area)) {
        area = check.area();
        rows.append("| **").append(area).append("** | | | |\n");
      }
      rows.append("| ").append(escaped(check.name()));
      for (int i = 0; i < targets.length; i++) {
        boolean good = check.run(targets[i]) == null;
        passed[i] += good ? 1 : 0;
        rows.append(good ? " | yes" : " | no");
      }
      rows.append(" |\n");
    }
    StringBuilder head =
        new StringBuilder("| feature | Quiver | Quiver shared | H2 |\n|---|---|---|---|\n");
    head.append("| **all ").append(checks.size()).append("**");
    for (int count : passed) {
      head.append(" | **").append(count).append("**");
    }
    return head.append(" |\n").append(rows).toString();
  }

  static String escaped(String text) {
    return text.replace("|", "\\|").replace("_", "\\_").replace("*", "\\*");
  }
}
