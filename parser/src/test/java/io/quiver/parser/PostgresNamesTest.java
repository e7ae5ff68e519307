package io.quiver.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Words that PostgreSQL knows and yet accepts as names of columns work as such here, too. */
class PostgresNamesTest {
  /** Reserved here because they begin or separate clauses where a name may stand. */
  private static final Set<String> EXCEPTIONS =
      Set.of(
          "alter",
          "between",
          "by",
          "cube",
          "delete",
          "drop",
          "escape",
          "exists",
          "grouping",
          "insert",
          "interval",
          "over",
          "partition",
          "range",
          "recursive",
          "rollup",
          "row",
          "rows",
          "set",
          "uescape",
          "unknown",
          "update",
          "values",
          "varying",
          "within",
          "without");

  private static final String WORDS =
      """
      abort absolute access action add admin after aggregate also alter always assertion assignment
      at atomic attach attribute backward before begin between bigint bit boolean by cache call called
      cascade cascaded catalog chain char character characteristics checkpoint class close cluster
      coalesce columns comment comments commit committed compression configuration conflict connection
      constraints content continue conversion copy cost csv cube current cursor cycle data database
      day deallocate dec decimal declare defaults deferred definer delete delimiter delimiters depends
      detach dictionary disable discard document domain double drop each enable encoding encrypted
      enum escape event exclude excluding exclusive execute exists explain expression extension
      external extract family filter finalize first float following force forward function functions
      generated global granted greatest grouping groups handler header hold hour identity if immediate
      immutable implicit import include including increment index indexes inherit inherits inline
      inout input insensitive insert instead int integer interval invoker isolation json_table key
      label language large last leakproof least level listen load local location lock locked logged
      mapping match matched materialized maxvalue merge method minute minvalue mode month move name
      names national nchar nested new next nfc no none normalize normalized nothing notify nowait
      nullif nulls numeric object of off oids old operator option options ordinality others out over
      overlay overriding owned owner parallel parameter parser partial partition passing password path
      plans policy position preceding precision prepare prepared preserve prior privileges procedural
      procedure procedures program publication quote quotes range read real reassign recursive ref
      referencing refresh reindex relative release rename repeatable replace replica reset restart
      restrict return returns revoke role rollback rollup routine routines row rows rule savepoint
      scalar schema schemas scroll search second security sequence sequences serializable server
      session set setof sets share show simple skip smallint snapshot source sql stable standalone
      start statement statistics stdin stdout storage stored strict string strip subscription substring
      support sysid system tables tablespace target temp template temporary text ties time timestamp
      transaction transform treat trigger trim truncate trusted type types uescape unbounded
      uncommitted unconditional unencrypted unknown unlisten unlogged until update vacuum valid validate
      validator value values varchar varying version view views volatile whitespace within without work
      wrapper write xml yes zone
      """;

  @Test
  void wordsAreNamesOfColumns() {
    Set<String> refused = new TreeSet<>();
    List<String> words = List.of(WORDS.strip().split("\\s+"));
    assertTrue(words.size() >= 350, "words: " + words.size());
    for (String word : words) {
      if (!isName(word)) {
        refused.add(word);
      }
    }
    assertEquals(new TreeSet<>(EXCEPTIONS).toString(), refused.toString());
  }

  private static boolean isName(String word) {
    try {
      SqlParsing.parseStatement("CREATE TABLE t (id INT, " + word + " VARCHAR(10) NOT NULL)");
      SqlParsing.parseStatement("INSERT INTO t (id, " + word + ") VALUES (1, 'x')");
      SqlParsing.parseStatement("UPDATE t SET " + word + " = 'y' WHERE t." + word + " = 'x'");
      SqlParsing.parseStatement("SELECT id, t." + word + " FROM t ORDER BY t." + word);
      SqlParsing.parseStatement("SELECT " + word + " FROM t WHERE " + word + " = 'y'");
      return true;
    } catch (SyntaxException e) {
      return false;
    }
  }
}
