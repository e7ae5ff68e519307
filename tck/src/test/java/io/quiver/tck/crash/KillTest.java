package io.quiver.tck.crash;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class KillTest extends KillSuite {
  @Override
  protected String url(Path directory) {
    return "jdbc:quiver:" + directory + ";linger=0";
  }

  @Override
  protected int kills() {
    return 10;
  }
}
