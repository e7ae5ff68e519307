package io.quiver.tck.crash;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 in the middle of loading, again and again on the same database: what was acknowledged is
 * there, nothing is half there, and the next process goes on where the last one was stopped.
 */
public abstract class KillSuite {
  /** The URL of a database in a directory that does not exist yet; without linger. */
  protected abstract String url(Path directory);

  /** How often the process is killed. */
  protected abstract int kills();

  /** Arguments of the process's Java. */
  protected List<String> javaArguments() {
    return List.of();
  }

  @Test
  final void acknowledgedIsDurableAndNothingIsHalfDone(@TempDir Path directory) throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String url = url(directory.resolve("db"));
    Path acknowledged = directory.resolve("acknowledged");
    long before = 0;
    for (int kill = 0; kill < kills(); kill++) {
      Process child = start(url, acknowledged, directory.resolve("output" + kill));
      awaitGrowth(child, acknowledged, before, directory.resolve("output" + kill));
      TimeUnit.MILLISECONDS.sleep(random.nextInt(400));
      child.destroyForcibly().waitFor();
      before = Files.size(acknowledged);
      LoadedRows.check(url, LoadedRows.lastOf(acknowledged), "kill " + kill + ", seed " + seed);
    }
  }

  private Process start(String url, Path acknowledged, Path output) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(javaArguments());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Loader.class.getName(),
            url,
            acknowledged.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Waits until the child has acknowledged something; that it does is no matter of time. */
  private static void awaitGrowth(Process child, Path acknowledged, long before, Path output)
      throws IOException, InterruptedException {
    while (!Files.exists(acknowledged) || Files.size(acknowledged) <= before) {
      assertTrue(child.isAlive(), () -> "the loader ended: " + read(output));
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
