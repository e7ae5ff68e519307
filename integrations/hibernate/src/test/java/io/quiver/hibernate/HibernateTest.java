package io.quiver.hibernate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.persistence.LockModeType;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.exception.ConstraintViolationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Hibernate on databases in memory and in a directory; only the URL is configured. */
@ParameterizedClass
@ValueSource(strings = {"mem", "file"})
final class HibernateTest {

  private static final AtomicInteger COUNT = new AtomicInteger();

  @Parameter String store = "";

  @TempDir Path directory = Path.of("");

  private String url = "";
  private SessionFactory sessions = open("jdbc:quiver:mem:", "none");

  private static SessionFactory open(String url, String schema) {
    return new Configuration()
        .addAnnotatedClass(Node.class)
        .addAnnotatedClass(Edge.class)
        .addAnnotatedClass(Event.class)
        .setProperty("hibernate.connection.url", url)
        .setProperty("hibernate.hbm2ddl.auto", schema)
        .setProperty("hibernate.hbm2ddl.halt_on_error", "true")
        .setProperty("hibernate.jdbc.batch_size", "20")
        .setProperty("hibernate.query.hql.json_functions_enabled", "true")
        .buildSessionFactory();
  }

  @BeforeEach
  void create() {
    sessions.close();
    String name = "hibernate" + COUNT.incrementAndGet();
    url =
        store.equals("mem")
            ? "jdbc:quiver:mem:" + name
            : "jdbc:quiver:" + directory.resolve(name) + ";linger=0";
    sessions = open(url, "create");
  }

  @AfterEach
  void close() {
    sessions.close();
  }

  @Test
  void theDialectIsFoundAndTheSchemaValidates() {
    assertInstanceOf(
        QuiverDialect.class,
        sessions.unwrap(SessionFactoryImplementor.class).getJdbcServices().getDialect());
    sessions.close();
    sessions = open(url, "validate");
    sessions.close();
    sessions = open(url, "update");
    sessions.close();
    sessions = open(url, "create");
  }

  @Test
  void nodesEdgesTagsAndEmbeddingsRoundTrip() {
    UUID uuid = new UUID(1, 2);
    Instant created = Instant.parse("2026-02-03T04:05:06.123456Z");
    LocalDateTime local = LocalDateTime.of(2026, 2, 3, 4, 5, 6);
    sessions.inTransaction(
        session -> {
          Node a = new Node("a");
          a.title = "first";
          a.uuid = uuid;
          a.created = created;
          a.local = local;
          a.body = "long text".repeat(1000);
          a.image = new byte[] {1, 2, 3};
          a.data = "{\"k\":1}";
          a.numbers = new int[] {4, 5};
          a.embedding = new float[] {1, 0, 0};
          a.tags = Set.of("x", "y");
          Node b = new Node("b");
          b.embedding = new float[] {0, 1, 0};
          session.persist(a);
          session.persist(b);
          Edge edge = new Edge();
          edge.source = a;
          edge.target = b;
          edge.weight = 0.5;
          session.persist(edge);
          assertEquals(1L, edge.id);
        });
    sessions.inTransaction(
        session -> {
          Node a = session.find(Node.class, "a");
          assertEquals("first", a.title);
          assertEquals(uuid, a.uuid);
          assertEquals(created, a.created);
          assertEquals(local, a.local);
          assertEquals("long text".repeat(1000), a.body);
          assertArrayEquals(new byte[] {1, 2, 3}, a.image);
          assertEquals("{\"k\":1}", a.data);
          assertArrayEquals(new int[] {4, 5}, a.numbers);
          assertArrayEquals(new float[] {1, 0, 0}, a.embedding);
          assertEquals(Set.of("x", "y"), a.tags);
        });
  }

  @Test
  void distancesAreFunctionsOfHql() {
    sessions.inTransaction(
        session -> {
          for (int i = 0; i < 3; i++) {
            Node node = new Node("n" + i);
            node.embedding = new float[] {i, 1, 0};
            session.persist(node);
          }
        });
    sessions.inTransaction(
        session -> {
          assertEquals(
              List.of("n2", "n1"),
              session
                  .createSelectionQuery(
                      "select n.id from Node n order by l2_distance(n.embedding, :q) limit 2",
                      String.class)
                  .setParameter("q", new float[] {3, 1, 0})
                  .list());
          assertEquals(
              5.0,
              session
                  .createSelectionQuery(
                      "select euclidean_squared_distance(n.embedding, :q) from Node n where n.id ="
                          + " 'n0'",
                      Double.class)
                  .setParameter("q", new float[] {1, 3, 0})
                  .getSingleResult(),
              1e-6);
          assertEquals(
              3,
              session
                  .createSelectionQuery(
                      "select vector_dims(n.embedding) from Node n where n.id = 'n0'",
                      Integer.class)
                  .getSingleResult());
        });
  }

  @Test
  void queriesUpdatesAndCriteria() {
    sessions.inTransaction(
        session -> {
          for (int i = 0; i < 30; i++) {
            Node node = new Node("n%02d".formatted(i));
            node.title = "t" + i % 3;
            session.persist(node);
          }
        });
    sessions.inTransaction(
        session -> {
          assertEquals(
              List.of("n03", "n04"),
              session
                  .createSelectionQuery("select id from Node order by id", String.class)
                  .setFirstResult(3)
                  .setMaxResults(2)
                  .list());
          assertEquals(
              10L,
              session
                  .createSelectionQuery(
                      "select count(*) from Node n where upper(n.title) = 'T1' and n.id like 'n%'",
                      Long.class)
                  .getSingleResult());
          assertEquals(
              3,
              session
                  .createSelectionQuery(
                      "select title, count(*) from Node group by title having count(*) > 1",
                      Object[].class)
                  .list()
                  .size());
          assertEquals(
              10,
              session
                  .createMutationQuery("update Node set title = 'u' where title = 't2'")
                  .executeUpdate());
          assertEquals(
              10,
              session.createMutationQuery("delete from Node where title = 'u'").executeUpdate());
          var builder = session.getCriteriaBuilder();
          var query = builder.createQuery(Node.class);
          var root = query.from(Node.class);
          query.where(builder.equal(root.get("title"), "t0")).orderBy(builder.desc(root.get("id")));
          assertEquals(
              "n27", session.createSelectionQuery(query).setMaxResults(1).getSingleResult().id);
        });
  }

  @Test
  void sequencesBatchesAndViolations() {
    sessions.inTransaction(
        session -> {
          for (int i = 0; i < 120; i++) {
            Event event = new Event();
            event.name = "e" + i;
            session.persist(event);
          }
        });
    sessions.inTransaction(
        session ->
            assertEquals(
                120L,
                session
                    .createSelectionQuery("select max(id) from Event", Long.class)
                    .getSingleResult()));
    assertThrows(
        ConstraintViolationException.class,
        () ->
            sessions.inTransaction(
                session -> {
                  Event twice = new Event();
                  twice.name = "e1";
                  session.persist(twice);
                  session.flush();
                }));
  }

  @Test
  void locks() {
    sessions.inTransaction(session -> session.persist(new Node("a")));
    sessions.inTransaction(
        session -> {
          Node held = session.find(Node.class, "a", LockModeType.PESSIMISTIC_WRITE);
          held.title = "changed";
          sessions.inTransaction(
              other -> {
                assertEquals(
                    0,
                    other
                        .createSelectionQuery("from Node", Node.class)
                        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
                        .list()
                        .size());
              });
        });
    assertThrows(
        jakarta.persistence.OptimisticLockException.class,
        () ->
            sessions.inTransaction(
                session -> {
                  Node stale = session.find(Node.class, "a");
                  sessions.inTransaction(other -> other.find(Node.class, "a").title = "newer");
                  stale.title = "older";
                }));
  }

  @Test
  void joinsSetsWindowsAndChangesByQuery() {
    sessions.inTransaction(
        session -> {
          Node a = new Node("a");
          a.tags = Set.of("red", "round");
          Node b = new Node("b");
          session.persist(a);
          session.persist(b);
          Edge edge = new Edge();
          edge.source = a;
          edge.target = b;
          edge.weight = 2;
          session.persist(edge);
        });
    sessions.inTransaction(
        session -> {
          assertEquals(List.of("b"), strings(session, "select t.id from Edge e join e.target t"));
          assertEquals(
              List.of("a"),
              strings(session, "select n.id from Node n where 'red' member of n.tags"));
          assertEquals(
              2,
              session
                  .createSelectionQuery(
                      "from Node n left join fetch n.tags order by n.id", Node.class)
                  .getResultList()
                  .get(0)
                  .tags
                  .size());
          assertEquals(
              List.of("a", "b", "none"),
              strings(session, "select id from Node union select 'none' order by 1"));
          assertEquals(
              List.of("a1", "b2"),
              strings(
                  session,
                  "select id || cast(row_number() over (order by id) as string) from Node order by"
                      + " id"));
          assertEquals(
              List.of("b"),
              strings(
                  session,
                  "with heavy as (select e.target.id as t from Edge e where e.weight > 1) select"
                      + " h.t from heavy h"));
          assertEquals(
              2,
              session
                  .createMutationQuery(
                      "insert into Node (id, title, version) select n.id || '2', 'copy', 0 from"
                          + " Node n")
                  .executeUpdate());
        });
  }

  private static List<String> strings(org.hibernate.Session session, String query) {
    return session.createSelectionQuery(query, String.class).list();
  }

  @Test
  void aLockThatIsNotFreeIsToldAtOnce() {
    sessions.inTransaction(session -> session.persist(new Node("a")));
    sessions.inTransaction(
        session -> {
          session.find(Node.class, "a", LockModeType.PESSIMISTIC_WRITE);
          assertThrows(
              jakarta.persistence.LockTimeoutException.class,
              () ->
                  sessions.inTransaction(
                      other ->
                          other
                              .createSelectionQuery("from Node", Node.class)
                              .setHibernateLockMode(LockMode.UPGRADE_NOWAIT)
                              .list()));
        });
  }

  @Test
  void functionsOfArraysAndJson() {
    sessions.inTransaction(
        session -> {
          Node node = new Node("a");
          node.numbers = new int[] {1, 2, 3};
          node.image = new byte[100_000];
          node.data = "{\"k\": \"v\", \"a\": [1, 2]}";
          session.persist(node);
        });
    sessions.inTransaction(
        session -> {
          assertEquals(
              3,
              session
                  .createNativeQuery("select cardinality(numbers) from Node", Integer.class)
                  .getSingleResult());
          assertEquals(100_000, Objects.requireNonNull(session.find(Node.class, "a").image).length);
          assertEquals(
              3,
              session
                  .createSelectionQuery("select array_length(numbers) from Node", Integer.class)
                  .getSingleResult());
          assertEquals(
              List.of("v"),
              strings(
                  session,
                  "select json_value(n.data, '$.k') from Node n where json_exists(n.data, '$.a')"));
          assertEquals(
              List.of("[1,2]"), strings(session, "select json_query(n.data, '$.a') from Node n"));
          assertEquals(
              List.of("{\"id\":\"a\",\"is\":[1,2]}"),
              strings(
                  session, "select json_object('id': n.id, 'is': json_array(1, 2)) from Node n"));
        });
  }
}
