package io.quiver.driver.url;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class JdbcUrlTest {
  private static JdbcUrl parse(String url) {
    return JdbcUrl.parse(url, new Properties());
  }

  private static QuiverException failure(String url) {
    QuiverException e = assertThrows(QuiverException.class, () -> parse(url));
    assertEquals(ErrorCode.INVALID_URL, e.code());
    return e;
  }

  @Test
  void placesAndNames() {
    assertEquals(JdbcUrl.Place.FILE, parse("jdbc:quiver:./data/kg").place());
    assertEquals("./data/kg", parse("jdbc:quiver:./data/kg").name());
    assertEquals(JdbcUrl.Place.PRIVATE_MEMORY, parse("jdbc:quiver:mem:").place());
    assertEquals(JdbcUrl.Place.PRIVATE_MEMORY, parse("jdbc:quiver:mem").place());
    assertEquals(JdbcUrl.Place.NAMED_MEMORY, parse("jdbc:quiver:mem:kg").place());
    assertEquals("kg", parse("jdbc:quiver:mem:kg;linger=0").name());
    assertEquals(
        Path.of(System.getProperty("user.home"), "kg"), parse("jdbc:quiver:~/kg").directory());
    assertTrue(JdbcUrl.accepts("JDBC:Quiver:mem:"));
    assertFalse(JdbcUrl.accepts("jdbc:h2:mem:"));
    assertFalse(JdbcUrl.accepts(null));
  }

  @Test
  void bothFormsOfOptionsAndPropertiesMeanTheSame() {
    JdbcUrl semicolons = parse("jdbc:quiver:a;durability=BATCHED;linger=0;readonly=yes");
    JdbcUrl question = parse("jdbc:quiver:a?durability=batched&linger=0&readonly");
    Properties properties = new Properties();
    properties.setProperty("durability", "Batched");
    properties.setProperty("LINGER", "0");
    properties.setProperty("readOnly", "1");
    assertEquals(semicolons, question);
    assertEquals(semicolons, JdbcUrl.parse("jdbc:quiver:a", properties));
    assertTrue(semicolons.isTrue(UrlOption.READONLY));
    assertEquals(0, semicolons.number(UrlOption.LINGER, 9));
  }

  @Test
  void theUrlWinsOverProperties() {
    Properties properties = new Properties();
    properties.setProperty("linger", "7");
    assertEquals("1", JdbcUrl.parse("jdbc:quiver:a;linger=1", properties).get(UrlOption.LINGER));
  }

  @Test
  void defaults() {
    JdbcUrl url = parse("jdbc:quiver:a");
    assertEquals("full", url.get(UrlOption.DURABILITY));
    assertEquals("2", url.get(UrlOption.LINGER));
    assertEquals(77, url.number(UrlOption.CACHE_MB, 77));
  }

  @Test
  void unknownOptionNamesTheNearest() {
    QuiverException e = failure("jdbc:quiver:a;durabilty=full");
    assertTrue(String.valueOf(e.getMessage()).contains("durabilty"));
    assertTrue(String.valueOf(e.hint()).contains("\"durability\""), e.hint());
    failure("jdbc:quiver:a;INIT=RUNSCRIPT FROM 'x'");
    Properties properties = new Properties();
    properties.setProperty("factory", "x");
    assertThrows(QuiverException.class, () -> JdbcUrl.parse("jdbc:quiver:a", properties));
  }

  @Test
  void badValuesAreRefused() {
    assertTrue(
        String.valueOf(failure("jdbc:quiver:a;durability=maybe").getMessage())
            .contains("full, batched"));
    failure("jdbc:quiver:a;linger=-1");
    failure("jdbc:quiver:a;linger=1.5");
    failure("jdbc:quiver:a;readonly=maybe");
    failure("jdbc:quiver:a;linger");
    failure("jdbc:quiver:a;linger=1;linger=2");
    failure("jdbc:quiver:");
    failure("jdbc:quiver:a\0b");
    failure("jdbc:other:a");
  }

  @Test
  void secretsAreNotShown() {
    JdbcUrl url = parse("jdbc:quiver:a;user=me;password=tiger;linger=0");
    assertEquals("jdbc:quiver:a;linger=0", url.toString());
    QuiverException e = failure("jdbc:quiver:a;password=tiger;lingr=1");
    assertFalse((e.getMessage() + e.hint()).contains("tiger"));
  }
}
