package io.quiver.integrations.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** docs/DBEAVER.md and its driver definition say of the driver what is so. */
final class DBeaverPageTest {

  @TempDir private Path directory = Path.of("");

  private static String page(String name) throws Exception {
    return Files.readString(Path.of("../../docs/" + name));
  }

  /** The definition connects, and the page says the same for those who type it. */
  @Test
  void theDefinitionFileConnects() throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new File("../../docs/dbeaver/drivers.xml"))
            .getDocumentElement();
    Element driver = (Element) root.getElementsByTagName("driver").item(0);
    String template = driver.getAttribute("url");
    String type = driver.getAttribute("class");
    for (String said : new String[] {template, type, driver.getAttribute("name")}) {
      assertTrue(page("DBEAVER.md").contains(said), said);
    }
    Element library = (Element) root.getElementsByTagName("library").item(0);
    Matcher version =
        Pattern.compile("<version>(.*?)</version>")
            .matcher(Files.readString(Path.of("../../pom.xml")));
    assertTrue(version.find());
    assertEquals("quiver-driver-" + version.group(1) + "-all.jar", library.getAttribute("path"));
    assertTrue(page("DBEAVER.md").contains("driver/target/" + library.getAttribute("path")));
    Driver found = (Driver) Class.forName(type).getDeclaredConstructor().newInstance();
    String url = template.replace("{folder}", directory.resolve("kg").toString());
    try (Connection connection = found.connect(url, new Properties())) {
      assertTrue(connection.isValid(5));
    }
  }

  /** The tab of driver properties has the options of the JDBC page, described, with choices. */
  @Test
  void everyOptionIsDescribed() throws Exception {
    Driver driver =
        (Driver)
            Class.forName("io.quiver.driver.QuiverDriver").getDeclaredConstructor().newInstance();
    String options = page("JDBC.md");
    int choices = 0;
    for (DriverPropertyInfo each : driver.getPropertyInfo("jdbc:quiver:mem:", new Properties())) {
      Pattern row = Pattern.compile("(?mi)^\\| [^|]*\\b" + each.name + "\\b[^|]*\\|");
      assertTrue(row.matcher(options).find(), each.name);
      assertTrue(each.description != null && each.description.length() > 5, each.name);
      choices += each.choices == null ? 0 : 1;
    }
    assertTrue(choices > 3, "options with choices: " + choices);
  }
}
