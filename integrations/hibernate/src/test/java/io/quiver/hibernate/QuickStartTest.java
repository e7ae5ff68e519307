package io.quiver.hibernate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quiver.printed.Page;
import io.quiver.printed.PrintedCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick start of docs/TOOLS.md, as it is printed. */
final class QuickStartTest {

  @TempDir private Path directory = Path.of("");

  @Test
  void runsAsPrinted() throws Exception {
    Page page = Page.of("../../docs/TOOLS.md").below("Hibernate ORM");
    String entity =
        "import jakarta.persistence.*;\n"
            + "import java.util.*;\n"
            + "import org.hibernate.annotations.Array;\n"
            + "import org.hibernate.annotations.JdbcTypeCode;\n"
            + "import org.hibernate.type.SqlTypes;\n";
    String code =
        page.blocks("java")
            .get(1)
            .replace("jdbc:quiver:./data/kg", "jdbc:quiver:" + directory.resolve("kg"));
    Object found =
        new PrintedCode(directory)
            .compile("Node.java", entity + page.block("java"))
            .run(
                List.of(
                    "java.util.List",
                    "org.hibernate.SessionFactory",
                    "org.hibernate.cfg.Configuration"),
                code + "sessions.close();\nreturn near.get(0).id + near.size();\n");
    assertEquals("ada1", found);
  }
}
