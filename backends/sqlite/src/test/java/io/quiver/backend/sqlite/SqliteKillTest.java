package io.quiver.backend.sqlite;

import io.quiver.tck.crash.KillSuite;
import java.nio.file.Path;
import java.util.List;

class SqliteKillTest extends KillSuite {
  @Override
  protected String url(Path directory) {
    return "jdbc:quiver:" + directory + ";linger=0;store=sqlite";
  }

  @Override
  protected int kills() {
    return 4;
  }

  @Override
  protected List<String> javaArguments() {
    return List.of("--enable-native-access=ALL-UNNAMED");
  }
}
