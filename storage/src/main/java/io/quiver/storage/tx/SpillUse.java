package io.quiver.storage.tx;

import io.quiver.storage.file.SpillFile;

/** A spill file with its users: runs, and cursors that still read runs. The last one removes it. */
final class SpillUse {
  final SpillFile file;
  private int users;

  SpillUse(SpillFile file) {
    this.file = file;
  }

  void use() {
    users++;
  }

  void leave() {
    users--;
    if (users == 0) {
      file.close();
    }
  }
}
