package io.quiver.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the tabulator proposes. */
final class CompletionTest {

  private Connection connection;
  private Completer completer;

  @BeforeEach
  void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:quiver:mem:");
    completer =
        new DotCompleter(
            (reader, line, found) -> found.add(new Candidate("!of sqlline")),
            new CatalogCompleter(() -> connection));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE person (id INT PRIMARY KEY, full_name VARCHAR)");
      statement.execute("CREATE TABLE pet (id INT, \"Odd name\" VARCHAR)");
      statement.execute("CREATE GRAPH kg");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** What a line reader keeps of them: those that go on from what has been typed. */
  private List<String> proposals(String typed) {
    List<Candidate> candidates = new ArrayList<>();
    LineReader reader = LineReaderBuilder.builder().build();
    var parsed = new DefaultParser().parse(typed, typed.length(), Parser.ParseContext.COMPLETE);
    completer.complete(reader, parsed, candidates);
    return candidates.stream()
        .map(Candidate::value)
        .filter(value -> value.startsWith(parsed.word()))
        .toList();
  }

  @Test
  void commandsAndModes() {
    assertEquals(List.of(".tables"), proposals(".ta"));
    assertEquals(List.of("markdown"), proposals(".mode m"));
    assertEquals(List.of("!of sqlline"), proposals("!o"));
  }

  @Test
  void tablesAndSchemasBehindFrom() {
    assertEquals(List.of("person", "pet"), proposals("select * from pe"));
    assertEquals(List.of("PERSON", "PET"), proposals("SELECT * FROM PE"));
    assertEquals(List.of("kg"), proposals("insert into k"));
    assertEquals(List.of("kg.edges", "kg.embeddings"), proposals("select * from kg.e"));
    assertFalse(proposals("select * from ").contains("select"));
  }

  @Test
  void columnsOfTheTablesThatAreNamed() {
    assertTrue(proposals("select id from person where fu").contains("full_name"));
    assertFalse(proposals("select id from pet where fu").contains("full_name"));
    assertEquals(List.of("p.full_name"), proposals("select 1 from person as p where p.f"));
    assertEquals(List.of("p.full_name"), proposals("select 1 from pet, person p where p.f"));
    assertEquals(List.of("pet.id", "pet.\"Odd name\""), proposals("select 1 from pet where pet."));
    assertTrue(proposals("update person set id=abs(full_").contains("id=abs(full_name"));
  }

  @Test
  void wordsAndFunctions() {
    assertEquals(List.of("SELECT"), proposals("SELE"));
    assertTrue(proposals("select low").contains("lower"));
  }

  /** What has just been made is there at once. */
  @Test
  void theCatalogIsReadAnew() throws SQLException {
    assertEquals(List.of(), proposals("select * from fre"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE fresh (i INT)");
    }
    assertEquals(List.of("fresh"), proposals("select * from fre"));
    connection.close();
    assertEquals(List.of(), proposals("select * from fre"));
  }
}
