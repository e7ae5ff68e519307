package io.quiver.driver.metadata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.driver.jdbc.FakeSession;
import io.quiver.driver.jdbc.QuiverConnection;
import io.quiver.driver.url.JdbcUrl;
import java.lang.reflect.Method;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MetadataTest {
  private DatabaseMetaData metadata;

  @BeforeEach
  void connect() throws SQLException {
    metadata =
        QuiverConnection.open(
                JdbcUrl.parse("jdbc:quiver:mem:", new Properties()), url -> new FakeSession())
            .getMetaData();
  }

  @Test
  void methodsWithoutArgumentsNeverFail() throws Exception {
    for (Method method : DatabaseMetaData.class.getMethods()) {
      if (method.getParameterCount() == 0 && !method.getName().equals("getSchemas")) {
        assertTrue(method.invoke(metadata) != null, method.getName());
      }
    }
  }

  @Test
  void typesAreSortedByCodeAndComplete() throws SQLException {
    List<String> names = new ArrayList<>();
    int previous = Integer.MIN_VALUE;
    try (ResultSet types = metadata.getTypeInfo()) {
      assertEquals(18, types.getMetaData().getColumnCount());
      while (types.next()) {
        names.add(types.getString("TYPE_NAME"));
        assertTrue(types.getInt("DATA_TYPE") >= previous);
        previous = types.getInt("DATA_TYPE");
      }
    }
    assertTrue(names.containsAll(List.of("VECTOR", "JSON", "UUID", "TIMESTAMP WITH TIME ZONE")));
    assertTrue(names.indexOf("VARCHAR") < names.indexOf("JSON"));
  }

  @Test
  void otherCatalogsAreEmpty() throws SQLException {
    assertFalse(metadata.getTables("elsewhere", null, "%", null).next());
    assertFalse(metadata.getColumns("elsewhere", null, "%", "%").next());
    assertEquals(
        24, metadata.getColumns("elsewhere", null, null, null).getMetaData().getColumnCount());
    assertFalse(metadata.getIndexInfo("elsewhere", null, "T", false, false).next());
  }

  @Test
  void patterns() {
    assertEquals("%", Patterns.pattern(null));
    assertEquals("A\\_B\\%\\\\", Patterns.name("A_B%\\"));
    assertTrue(Patterns.catalogMatches("", "KG"));
    assertTrue(Patterns.catalogMatches("kg", "KG"));
  }
}
