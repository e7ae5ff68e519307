package io.quiver.bench;

/** What a group of figures is about: a heading of the report. */
enum Area {
  FIRST("Keys, loading, joins, vectors"),
  COMMITS("Commits");

  private final String heading;

  Area(String heading) {
    this.heading = heading;
  }

  String heading() {
    return heading;
  }
}
