package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of a path that was found, and of the edges of a graph, in each style. */
final class GraphPicturesTest {
  private static final String GRAPH =
      """
      CREATE GRAPH kg;
      INSERT INTO kg.nodes (id, type) VALUES ('a', 'n'), ('b', 'n'), ('c "x"', 'n');
      INSERT INTO kg.edges (from_node, to_node, type) VALUES ('a', 'b', 'one'), ('b', 'c "x"', 'two');
      """;
  private static final String PATH =
      "SELECT * FROM SHORTEST_PATH(graph => 'kg', source => 'a', target => 'c \"x\"');\n";
  private static final String EDGES =
      "SELECT from_node, to_node, type FROM kg.edges ORDER BY from_node;\n";

  @TempDir Path directory = Path.of("");

  private String picture(String style, String query) throws IOException {
    Path file = directory.resolve("picture");
    String shown =
        Typed.shell("jdbc:quiver:mem:", GRAPH + ".once " + file + "\n.graph " + style + query);
    assertTrue(Files.exists(file), shown);
    return Files.readString(file);
  }

  @Test
  void asText() throws IOException {
    assertEquals("(a)-->(b)-->(c \"x\")\n", picture("", PATH));
    assertEquals("(a)--[one]-->(b)--[two]-->(c \"x\")\n", picture("ascii ", EDGES));
  }

  @Test
  void asMermaid() throws IOException {
    String nodes = "graph LR\n  n0[\"a\"]\n  n1[\"b\"]\n  n2[\"c #quot;x#quot;\"]\n";
    assertEquals(nodes + "  n0 --> n1\n  n1 --> n2\n", picture("mermaid ", PATH));
    assertEquals(
        nodes + "  n0 -->|\"one\"| n1\n  n1 -->|\"two\"| n2\n", picture("mermaid ", EDGES));
  }

  @Test
  void asDot() throws IOException {
    String nodes = "digraph {\n  rankdir=LR;\n  \"a\";\n  \"b\";\n  \"c \\\"x\\\"\";\n";
    assertEquals(
        nodes + "  \"a\" -> \"b\";\n  \"b\" -> \"c \\\"x\\\"\";\n}\n", picture("dot ", PATH));
    assertEquals(
        nodes
            + "  \"a\" -> \"b\" [label=\"one\"];\n"
            + "  \"b\" -> \"c \\\"x\\\"\" [label=\"two\"];\n}\n",
        picture("dot ", EDGES));
  }

  @Test
  void asSvg() throws Exception {
    for (String query : new String[] {PATH, EDGES}) {
      var svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(
                  new ByteArrayInputStream(
                      picture("svg ", query).getBytes(StandardCharsets.UTF_8)));
      assertEquals(3, svg.getElementsByTagName("rect").getLength());
      assertEquals(2, svg.getElementsByTagName("line").getLength());
      assertEquals(query.equals(PATH) ? 3 : 5, svg.getElementsByTagName("text").getLength(), query);
    }
  }
}
