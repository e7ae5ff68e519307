package io.quiver.tck.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.tck.jdbc.JdbcContract;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every suite of JDBC runs in this process and through another one. */
final class SuitesTest {
  private static final String PACKAGE = JdbcContract.class.getPackageName();

  /** Where the classes of the suites are. */
  private static Path classes() throws URISyntaxException {
    return Path.of(JdbcContract.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .resolve(PACKAGE.replace('.', '/'));
  }

  private static TreeSet<String> suites() throws Exception {
    TreeSet<String> suites = new TreeSet<>();
    try (Stream<Path> files = Files.list(classes())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && !name.contains("$") && !name.startsWith("package-info")) {
          Class<?> type = Class.forName(PACKAGE + "." + name.substring(0, name.length() - 6));
          if (JdbcContract.class.isAssignableFrom(type)
              && type != JdbcContract.class
              && Modifier.isAbstract(type.getModifiers())) {
            suites.add(type.getSimpleName());
          }
        }
      }
    }
    return suites;
  }

  /** What the nested classes of a test extend. */
  private static TreeSet<String> run(Class<?> test, String prefix) {
    TreeSet<String> suites = new TreeSet<>();
    Arrays.stream(test.getDeclaredClasses())
        .filter(nested -> nested.getSimpleName().startsWith(prefix))
        .map(Class::getSuperclass)
        .filter(JdbcContract.class::isAssignableFrom)
        .forEach(suite -> suites.add(suite.getSimpleName()));
    return suites;
  }

  @Test
  void allRunEverywhere() throws Exception {
    TreeSet<String> suites = suites();
    assertTrue(suites.size() >= 10, suites.toString());
    assertEquals(suites, run(SharedJdbcTest.class, ""));
    Class<?> local = Class.forName("io.quiver.tck.jdbc.QuiverJdbcTest");
    assertEquals(suites, run(local, "Memory"));
    suites.remove("JdbcGarbageSuite"); // asks the driver only, which knows nothing of files
    assertEquals(suites, run(local, "File"));
  }
}
