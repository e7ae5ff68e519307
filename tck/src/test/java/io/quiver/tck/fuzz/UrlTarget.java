package io.quiver.tck.fuzz;

import io.quiver.driver.QuiverDriver;
import io.quiver.driver.url.JdbcUrl;
import io.quiver.driver.url.UrlOption;
import io.quiver.storage.error.QuiverException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** The input is a URL. Databases in files are only looked for, never made. */
final class UrlTarget implements FuzzTarget {
  private final QuiverDriver driver = new QuiverDriver();

  @Override
  public void feed(String input, Failures failures) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("query_timeout", "5");
    failures.run(input, () -> driver.acceptsURL(input));
    failures.run(input, () -> driver.getPropertyInfo(input, properties));
    boolean file = false;
    try {
      if (JdbcUrl.accepts(input)) {
        JdbcUrl url = JdbcUrl.parse(input, new Properties());
        file = url.place() == JdbcUrl.Place.FILE;
        if (file
            && url.options().containsKey(UrlOption.IFEXISTS)
            && !url.isTrue(UrlOption.IFEXISTS)) {
          return;
        }
      }
    } catch (QuiverException e) {
      file = true; // The driver says what is wrong with it.
    }
    if (file) {
      properties.setProperty("ifexists", "true");
    }
    failures.run(input, () -> connect(input, properties));
  }

  private void connect(String input, Properties properties) throws SQLException {
    try (Connection connection = driver.connect(input, properties)) {
      if (connection != null) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("SHUTDOWN");
        }
      }
    }
  }

  @Override
  public void close() {}
}
