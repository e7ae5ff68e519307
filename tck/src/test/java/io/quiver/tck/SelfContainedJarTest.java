package io.quiver.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one jar for tools: complete, and at peace with other versions of what it contains. */
@Tag("slow")
class SelfContainedJarTest {
  private static final Path NEIGHBOURS = Path.of("target/neighbours");

  private static Path jar() throws IOException {
    try (var files = Files.list(Path.of("../driver/target"))) {
      return files
          .filter(file -> file.toString().endsWith("-all.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("no self-contained jar in driver/target"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2-2.3.232.jar", "h2-2.5.252.jar"})
  void worksBesideOtherVersions(String h2, @TempDir Path directory) throws Exception {
    List<Path> classPath =
        List.of(
            NEIGHBOURS.resolve(h2),
            NEIGHBOURS.resolve("lucene-core-9.12.0.jar"),
            NEIGHBOURS.resolve("guava-31.1-jre.jar"),
            jar());
    URL[] urls = new URL[classPath.size()];
    for (int i = 0; i < urls.length; i++) {
      assertTrue(Files.exists(classPath.get(i)), classPath.get(i).toString());
      urls[i] = classPath.get(i).toUri().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      Driver quiver = driver(loader, "io.quiver.driver.QuiverDriver");
      Driver neighbour = driver(loader, "org.h2.Driver");
      String url = "jdbc:quiver:" + directory.resolve("db") + ";linger=0";
      try (Connection connection = quiver.connect(url, new Properties());
          Connection other = neighbour.connect("jdbc:h2:mem:", new Properties())) {
        assertEquals("2", answer(other, "SELECT 1 + 1"));
        try (Statement statement = connection.createStatement()) {
          statement.execute("CREATE TABLE t (id INT PRIMARY KEY, v VECTOR(2), j JSON)");
          statement.execute("CREATE VECTOR INDEX t_v ON t(v) WITH (metric = 'l2')");
          statement.execute("INSERT INTO t VALUES (1, '[0,1]', '{\"a\": 7}'), (2, '[5,5]', NULL)");
        }
        assertEquals(
            "2", answer(connection, "SELECT id FROM t ORDER BY l2_distance(v, '[4,4]') LIMIT 1"));
        assertEquals("7", answer(connection, "SELECT JSON_VALUE(j, '$.a') FROM t WHERE id = 1"));
      }
    }
  }

  private static Driver driver(ClassLoader loader, String name) throws Exception {
    return loader.loadClass(name).asSubclass(Driver.class).getDeclaredConstructor().newInstance();
  }

  private static String answer(Connection connection, String sql) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertTrue(rows.next(), sql);
      return rows.getString(1);
    }
  }

  @Test
  void registersOneDriverAndKeepsItsClassesToItself() throws IOException {
    TreeSet<String> foreign = new TreeSet<>();
    try (JarFile jar = new JarFile(jar().toFile())) {
      String services =
          new String(
              jar.getInputStream(jar.getEntry("META-INF/services/java.sql.Driver")).readAllBytes(),
              StandardCharsets.UTF_8);
      assertEquals("io.quiver.driver.QuiverDriver", services.strip());
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.endsWith(".class"))
          .filter(name -> !name.startsWith("io/quiver/"))
          .filter(name -> !name.startsWith("META-INF/versions/"))
          .forEach(foreign::add);
    }
    assertEquals(List.of(), List.copyOf(foreign));
  }
}
