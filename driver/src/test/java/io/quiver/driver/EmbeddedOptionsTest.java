package io.quiver.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.url.JdbcUrl;
import io.quiver.storage.DatabaseOptions;
import io.quiver.storage.log.Durability;
import io.quiver.storage.tx.IsolationLevel;
import java.util.Properties;
import org.junit.jupiter.api.Test;

final class EmbeddedOptionsTest {
  private static JdbcUrl url(String text) {
    return JdbcUrl.parse("jdbc:quiver:" + text, new Properties());
  }

  private static DatabaseOptions database(String text) {
    return EmbeddedOptions.database(url(text));
  }

  @Test
  void optionsReachTheDatabase() {
    DatabaseOptions options =
        database("./kg;durability=batched;linger=0;cache_mb=9;lock_timeout=77;ifexists=true");
    assertEquals(Durability.BATCHED, options.durability());
    assertEquals(0, options.lingerMillis());
    assertEquals(9, options.cacheMegabytes());
    assertEquals(77, options.lockTimeoutMillis());
    assertFalse(options.create());
    assertEquals(2_000, database("./kg").lingerMillis());
    assertTrue(database("./kg").create());
  }

  @Test
  void namedMemoryStaysUnlessToldOtherwise() {
    assertTrue(database("mem:a").lingerMillis() > 0);
    assertTrue(database("mem:a;linger=0").lingerMillis() > 0);
    assertEquals(0, database("mem:a;close=last").lingerMillis());
  }

  @Test
  void optionsReachTheSession() {
    assertEquals(
        IsolationLevel.REPEATABLE_READ,
        EmbeddedOptions.session(url("mem:;isolation=repeatable-read")).isolation());
    assertTrue(EmbeddedOptions.session(url("mem:;readonly=true")).readOnly());
    assertEquals("S", EmbeddedOptions.session(url("mem:;schema=S")).schema());
    assertEquals("PUBLIC", EmbeddedOptions.session(url("mem:")).schema());
  }
}
