package io.quiver.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quiver.parser.ast.AlterAction;
import io.quiver.parser.ast.AlterTable;
import io.quiver.parser.ast.ColumnDefinition;
import io.quiver.parser.ast.CreateTable;
import io.quiver.parser.ast.CreateVectorIndex;
import io.quiver.parser.ast.EdgeDirection;
import io.quiver.parser.ast.EdgePattern;
import io.quiver.parser.ast.FetchClause;
import io.quiver.parser.ast.ForeignKeyConstraint;
import io.quiver.parser.ast.GraphTable;
import io.quiver.parser.ast.InsertKind;
import io.quiver.parser.ast.InsertStatement;
import io.quiver.parser.ast.LabelExpression;
import io.quiver.parser.ast.MergeStatement;
import io.quiver.parser.ast.NamedTypeSpec;
import io.quiver.parser.ast.ParenthesizedPath;
import io.quiver.parser.ast.PathMode;
import io.quiver.parser.ast.PathPattern;
import io.quiver.parser.ast.PathPrefix;
import io.quiver.parser.ast.ReferentialAction;
import io.quiver.parser.ast.StartTransaction;
import io.quiver.parser.ast.TransactionModes.IsolationLevel;
import io.quiver.parser.ast.UpdateStatement;
import io.quiver.parser.ast.VertexPattern;
import java.math.BigDecimal;
import java.util.Objects;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlSelect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** That the getters say what the text says. */
class SyntaxTreeTest {
  @Test
  void columns() {
    CreateTable table =
        parse(
            CreateTable.class,
            "CREATE TABLE s.t (id BIGSERIAL, v VECTOR(3, int8) NOT NULL, n INT DEFAULT 1 + 2"
                + " UNIQUE, r INT REFERENCES u (x) ON DELETE SET NULL, c INT GENERATED ALWAYS AS (n"
                + " * 2) STORED, i INT GENERATED ALWAYS AS IDENTITY (START WITH 5 INCREMENT BY"
                + " -1))");
    assertEquals("S.T", table.name().toString());
    ColumnDefinition id = table.columns().get(0);
    assertEquals("BIGINT", id.type().toString());
    assertFalse(present(id.identity()).always());
    NamedTypeSpec vector =
        assertInstanceOf(NamedTypeSpec.class, table.columns().get(1).type().getTypeNameSpec());
    assertEquals("VECTOR", vector.name());
    assertEquals(3, vector.precision());
    assertEquals("INT8", vector.argument());
    assertEquals(false, table.columns().get(1).nullable());
    assertEquals("1 + 2", String.valueOf(table.columns().get(2).defaultValue()).replace("`", ""));
    ForeignKeyConstraint key =
        assertInstanceOf(ForeignKeyConstraint.class, table.columns().get(3).constraints().get(0));
    assertEquals("R", key.columns().get(0).getSimple());
    assertEquals(ReferentialAction.SET_NULL, key.onDelete());
    assertEquals(ReferentialAction.NO_ACTION, key.onUpdate());
    assertTrue(present(table.columns().get(4).computed()).stored());
    assertEquals(
        BigDecimal.valueOf(-1), present(table.columns().get(5).identity()).options().incrementBy());
  }

  @Test
  void definitions() {
    CreateVectorIndex index =
        parse(
            CreateVectorIndex.class,
            "CREATE VECTOR INDEX i ON t (v) WITH (metric = 'cosine', m = 16, fast, mode = Auto)");
    assertEquals("V", index.column().getSimple());
    assertEquals("METRIC", index.options().get(0).name());
    assertEquals("cosine", index.options().get(0).text());
    assertEquals("16", index.options().get(1).text());
    assertEquals("TRUE", index.options().get(2).text());
    assertEquals("AUTO", index.options().get(3).text());
    AlterTable alter = parse(AlterTable.class, "ALTER TABLE t ADD a INT, DROP COLUMN IF EXISTS b");
    assertInstanceOf(AlterAction.AddColumn.class, alter.actions().get(0));
    assertTrue(((AlterAction.DropColumn) alter.actions().get(1)).ifExists());
  }

  @Test
  void changes() {
    InsertStatement insert =
        parse(
            InsertStatement.class,
            "INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET b = 2 WHERE c RETURNING a,"
                + " b");
    assertEquals(InsertKind.INSERT, insert.insertKind());
    assertEquals(2, insert.returning().size());
    assertEquals(1, present(insert.onConflict()).assignments().size());
    assertNull(parse(InsertStatement.class, "INSERT INTO t DEFAULT VALUES").source());
    InsertStatement merge = parse(InsertStatement.class, "MERGE INTO t KEY (k) VALUES (1)");
    assertEquals(InsertKind.UPSERT, merge.insertKind());
    assertEquals("K", merge.keyColumns().get(0).getSimple());
    UpdateStatement update =
        parse(
            UpdateStatement.class, "UPDATE t x SET (a, b) = (1, 2), c = 3 FROM u WHERE x.a = u.a");
    assertTrue(update.assignments().get(0).row());
    assertEquals(2, update.assignments().get(0).columns().size());
    assertNotNull(update.from());
    assertEquals(
        2,
        parse(
                MergeStatement.class,
                "MERGE INTO t USING s ON a = b WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN"
                    + " INSERT VALUES (1)")
            .clauses()
            .size());
  }

  @Test
  void queriesAndTransactions() {
    FetchClause fetch =
        parse(
            FetchClause.class,
            "SELECT a FROM t ORDER BY a OFFSET 1 FETCH APPROX FIRST 3 ROWS WITH TIES");
    assertTrue(fetch.withTies());
    assertEquals(FetchClause.Precision.APPROX, fetch.precision());
    StartTransaction start =
        parse(StartTransaction.class, "BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY");
    assertEquals(IsolationLevel.SERIALIZABLE, start.modes().isolation());
    assertEquals(true, start.modes().readOnly());
  }

  @Test
  void graphPatterns() {
    SqlSelect select =
        parse(
            SqlSelect.class,
            "SELECT * FROM GRAPH_TABLE (g MATCH p = ANY 2 TRAIL PATHS (a:x|!y WHERE a.id = 1)"
                + " ((b)<-[e IS k COST e.w]-(c)){1,?} (d) COLUMNS (a.id, d.*))");
    GraphTable table = assertInstanceOf(GraphTable.class, select.getFrom());
    PathPattern path = table.paths().get(0);
    assertEquals("P", String.valueOf(path.variable()));
    PathPrefix prefix = present(path.prefix());
    assertEquals(PathPrefix.Search.ANY, prefix.search());
    assertEquals(PathMode.TRAIL, prefix.mode());
    VertexPattern vertex = assertInstanceOf(VertexPattern.class, path.elements().get(0));
    assertInstanceOf(LabelExpression.Or.class, vertex.label());
    ParenthesizedPath part = assertInstanceOf(ParenthesizedPath.class, path.elements().get(1));
    assertInstanceOf(SqlDynamicParam.class, present(part.quantifier()).maximum());
    EdgePattern edge = assertInstanceOf(EdgePattern.class, part.elements().get(1));
    assertEquals(EdgeDirection.LEFT, edge.direction());
    assertNotNull(edge.cost());
    assertEquals(2, table.columns().size());
  }

  private static <T> T parse(Class<T> type, String sql) {
    return assertInstanceOf(type, SqlParsing.parseStatement(sql));
  }

  private static <T> T present(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
