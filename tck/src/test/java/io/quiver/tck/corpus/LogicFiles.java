package io.quiver.tck.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** The files of SQL logic tests on the class path. */
final class LogicFiles {
  private LogicFiles() {}

  /** All of them by directory, both in order of their names. */
  static Map<String, List<String>> byDirectory() throws IOException {
    URL any = Objects.requireNonNull(LogicFiles.class.getResource("/test/select1.test"));
    Map<String, List<String>> files = new TreeMap<>();
    try (JarFile jar = ((JarURLConnection) any.openConnection()).getJarFile()) {
      jar.stream()
          .map(entry -> entry.getName())
          .filter(name -> name.startsWith("test/") && name.endsWith(".test"))
          .sorted()
          .forEach(
              name ->
                  files
                      .computeIfAbsent(
                          name.substring(0, name.lastIndexOf('/')), key -> new ArrayList<>())
                      .add(name));
    }
    return files;
  }

  static BufferedReader open(String name) {
    InputStream bytes = Objects.requireNonNull(LogicFiles.class.getResourceAsStream("/" + name));
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8));
  }
}
