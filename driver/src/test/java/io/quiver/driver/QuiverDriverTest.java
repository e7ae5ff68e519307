package io.quiver.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.jdbc.FakeSession;
import io.quiver.driver.url.UrlOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class QuiverDriverTest {
  private final QuiverDriver driver = new QuiverDriver(url -> new FakeSession());

  @Test
  void isRegistered() throws SQLException {
    assertInstanceOf(QuiverDriver.class, DriverManager.getDriver("jdbc:quiver:mem:"));
  }

  @Test
  void leavesOtherUrlsAlone() throws SQLException {
    assertNull(driver.connect("jdbc:h2:mem:", new Properties()));
    assertFalse(driver.acceptsURL("jdbc:h2:mem:"));
  }

  @Test
  void badUrlsAreSqlExceptions() {
    SQLException e =
        assertThrows(
            SQLException.class, () -> driver.connect("jdbc:quiver:mem:;lingr=1", new Properties()));
    assertEquals("08001", e.getSQLState());
    assertTrue(String.valueOf(e.getMessage()).contains("\"linger\""), e.getMessage());
  }

  @Test
  void describesEveryOption() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("password", "tiger");
    DriverPropertyInfo[] infos = driver.getPropertyInfo("jdbc:quiver:a;linger=5", properties);
    assertEquals(UrlOption.values().length + 1, infos.length); // and the encryption key
    for (DriverPropertyInfo info : infos) {
      assertFalse(info.description.isBlank());
      assertFalse("tiger".equals(info.value));
      if (info.name.equals("linger")) {
        assertEquals("5", info.value);
      }
      if (info.name.equals("durability")) {
        assertEquals(3, Arrays.asList(info.choices).size());
      }
    }
    assertEquals(infos.length, driver.getPropertyInfo("jdbc:quiver:", new Properties()).length);
  }

  @Test
  void metadataKnowsUrlWithoutSecrets() throws SQLException {
    try (Connection connection =
        Objects.requireNonNull(
            driver.connect("jdbc:quiver:mem:;password=x;linger=1", new Properties()))) {
      assertEquals("jdbc:quiver:mem:;linger=1", connection.getMetaData().getURL());
      assertEquals("FAKE", connection.getCatalog());
    }
  }

  @Test
  void dataSourceHasTheSameOptions() {
    QuiverDataSource source = new QuiverDataSource("jdbc:quiver:./kg");
    source.setDurability("batched");
    source.setPassword("tiger");
    source.setReadOnly(true);
    assertEquals(
        "QuiverDataSource(jdbc:quiver:./kg;durability=batched;readonly=true)", source.toString());
  }
}
