package io.quiver.shell.format;

/**
 * The lines of a table in text: four corners and crossings for the top, the middle and the bottom,
 * empty where there is no such line.
 */
enum Grid {
  BOX("┌─┬┐", "├─┼┤", "└─┴┘", "│ ", " │ ", " │", false),
  DUCKBOX("┌─┬┐", "├─┼┤", "└─┴┘", "│ ", " │ ", " │", true),
  TABLE("+-++", "+-++", "+-++", "| ", " | ", " |", false),
  COLUMN("", "", "", "", "  ", "", false),
  MARKDOWN("", "|-||", "", "| ", " | ", " |", false);

  final String top;
  final String middle;
  final String bottom;
  final String left;
  final String between;
  final String right;
  final boolean types;

  Grid(
      String top,
      String middle,
      String bottom,
      String left,
      String between,
      String right,
      boolean types) {
    this.top = top;
    this.middle = middle;
    this.bottom = bottom;
    this.left = left;
    this.between = between;
    this.right = right;
    this.types = types;
  }

  static Grid of(Mode mode) {
    return valueOf(mode.name());
  }
}
