package io.quiver.hibernate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.cfg.Configuration;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every function that hibernate-vector gives HQL, against the same computed here; that module is on
 * the class path and does no harm.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class VectorFunctionsTest {

  private static final float[] A = {1, 0, 2, -3};
  private static final float[] B = {0, 2, 2, 1};

  private final SessionFactory sessions =
      new Configuration()
          .addAnnotatedClass(Point.class)
          .setProperty("hibernate.connection.url", "jdbc:quiver:mem:hqlvector")
          .setProperty("hibernate.hbm2ddl.auto", "create")
          .buildSessionFactory();

  /** Both codes that stand for vectors of float. */
  @Entity(name = "Point")
  static class Point {
    @Id int id;

    @JdbcTypeCode(SqlTypes.VECTOR)
    @Array(length = 4)
    float[] place = A;

    @JdbcTypeCode(SqlTypes.VECTOR_FLOAT32)
    @Array(length = 4)
    float[] other = B;
  }

  @BeforeAll
  void one() {
    sessions.inTransaction(session -> session.persist(new Point()));
  }

  @AfterAll
  void close() {
    sessions.close();
  }

  private static double expected(String function) {
    double dot = 0;
    double squares = 0;
    double absolute = 0;
    double normA = 0;
    double normB = 0;
    double differing = 0;
    double both = 0;
    double either = 0;
    for (int i = 0; i < A.length; i++) {
      dot += A[i] * B[i];
      squares += (A[i] - B[i]) * (A[i] - B[i]);
      absolute += Math.abs(A[i] - B[i]);
      normA += A[i] * A[i];
      normB += B[i] * B[i];
      differing += A[i] != B[i] ? 1 : 0;
      both += A[i] != 0 && B[i] != 0 ? 1 : 0;
      either += A[i] != 0 || B[i] != 0 ? 1 : 0;
    }
    return switch (function) {
      case "cosine_distance" -> 1 - dot / Math.sqrt(normA * normB);
      case "euclidean_distance", "l2_distance" -> Math.sqrt(squares);
      case "euclidean_squared_distance", "l2_squared_distance" -> squares;
      case "l1_distance", "taxicab_distance" -> absolute;
      case "inner_product" -> dot;
      case "negative_inner_product" -> -dot;
      case "hamming_distance" -> differing;
      case "jaccard_distance" -> 1 - both / either;
      default -> throw new AssertionError(function);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosine_distance",
        "euclidean_distance",
        "l2_distance",
        "euclidean_squared_distance",
        "l2_squared_distance",
        "l1_distance",
        "taxicab_distance",
        "inner_product",
        "negative_inner_product",
        "hamming_distance",
        "jaccard_distance"
      })
  void distancesOfColumnsAndParameters(String function) {
    sessions.inTransaction(
        session -> {
          assertEquals(
              expected(function),
              session
                  .createSelectionQuery(
                      "select " + function + "(p.place, p.other) from Point p", Double.class)
                  .getSingleResult(),
              1e-6);
          assertEquals(
              1,
              session
                  .createSelectionQuery(
                      "select p.id from Point p where abs("
                          + function
                          + "(p.place, :q) - :d) < 0.00001 order by "
                          + function
                          + "(:q, p.place)",
                      Integer.class)
                  .setParameter("q", B)
                  .setParameter("d", expected(function))
                  .list()
                  .size());
        });
  }

  @Test
  void dimensionsNormAndTheVectorItself() {
    sessions.inTransaction(
        session -> {
          Object[] row =
              session
                  .createSelectionQuery(
                      "select vector_dims(p.place), vector_norm(p.place), p.other from Point p",
                      Object[].class)
                  .getSingleResult();
          assertEquals(4, row[0]);
          assertEquals(Math.sqrt(14), (Double) row[1], 1e-6);
          assertArrayEquals(B, (float[]) row[2]);
        });
  }
}
