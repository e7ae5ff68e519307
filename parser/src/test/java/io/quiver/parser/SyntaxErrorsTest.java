package io.quiver.parser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a wrong statement is told: where, what, and what to try. */
class SyntaxErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT * FORM t                       | 1:15 | syntax error at "t" | did you mean FROM instead of FORM?
          SELECT a FORM t                       | 1:15 | syntax error at "t" | did you mean FROM instead of FORM?
          SELCT 1                               | 1:1  | "SELCT" starts no statement | did you mean SELECT?
          GRANT SELECT ON t TO u                | 1:1  | "GRANT" starts no statement | there are no users and rights: who can read the directory can read the data
          SELECT a FROM t WHER a = 1            | 1:22 | syntax error at "a" | did you mean WHERE instead of WHER?
          CREATE TABEL t (a INT)                | 1:8  | syntax error at "TABEL" | did you mean TABLE?
          CREATE TABLE t (a INT PRIMRY KEY)     | 1:23 | syntax error at "PRIMRY" | did you mean PRIMARY?
          CREATE TABLE t (a)                    | 1:17 | column A has no type |
          INSERT t VALUES (1)                   | 1:8  | syntax error at "t": expected INTO |
          INSERT INTO t (a) VALUE (1)           | 1:27 | a query or VALUES is expected here |
          SELECT a FROM t ORDER a               | 1:23 | syntax error at "a": expected BY |
          SELECT a FROM t LIMIT                 | 1:21 | syntax error at the end of the text: expected ALL, a number or a parameter |
          SELECT * FROM t WHERE a =             | 1:25 | syntax error at the end of the text: expected an expression |
          SELECT 1 + FROM t                     | 1:12 | syntax error at "FROM": expected an expression |
          SELECT CAST(1 AS)                     | 1:17 | syntax error at ")": expected a type |
          SELECT 1; SELECT 2                    | 1:11 | syntax error at "SELECT": expected the end of the text or ";" |
          SELECT a FROM t x y                   | 1:19 | syntax error at "y": expected JOIN, UNION, FETCH, FOR, GROUP, HAVING, LIMIT, OFFSET, ORDER, WHERE or the end of the text |
          SELECT FROM t                         | 1:8  | syntax error at "FROM": expected an expression, ALL, DISTINCT, ON or "*" |
          SELECT CASE WHEN a THEN b FROM t      | 1:27 | syntax error at "FROM": expected an operator, ELSE, END or WHEN |
          SELECT x OVER y z FROM t              | 1:10 | syntax error at "OVER" |
          CREATE TABLE t (a INT b)              | 1:23 | syntax error at "b": expected AS, CHECK, CONSTRAINT, DEFAULT, GENERATED, IDENTITY, NOT, PRIMARY, REFERENCES, UNIQUE, ")" or "," |
          SELECT TOP 1 a FROM t                 | 1:12 | syntax error at "1" | write LIMIT 1 at the end of the query
          SELECT a, unnest(b) FROM t            | 1:11 | syntax error at "unnest" | UNNEST is a table: SELECT u.x FROM t, UNNEST(t.a) AS u(x)
          CREATE TYPE m AS ENUM ('a')           | 1:8  | syntax error at "TYPE" | a column of type VARCHAR with CHECK (c IN (..)) serves as an enumeration
          SELECT a FROM t LIMIT 1 LIMIT 2       | 1:31 | the query has two limits |
          SELECT a # b                          | 1:10 | the character '#' (U+0023) is not allowed here | j -> '$.a.b' takes a path; BITXOR(a, b) is exclusive or
          SELECT 'abc                           | 1:8  | the string that starts here has no end |
          SELECT "abc                           | 1:8  | the quoted name that starts here has no end |
          SELECT /* abc                         | 1:8  | the comment that starts here has no end |
          SELECT VECTOR '[1,x]'                 | 1:8  | element 2 of the vector is not a finite number: 'x' |
          SELECT VECTOR '[1,NaN]'               | 1:8  | element 2 of the vector is not a finite number: 'NaN' |
          CREATE VECTOR INDEX i ON t (a, b)     | 1:32 | a vector index has exactly one column |
          CREATE OR REPLACE SCHEMA s            | 1:19 | OR REPLACE is not possible for a schema |
          CREATE TABLE t (a CHAR(99999999999))  | 1:24 | the number 99999999999 is too large here |
          SELECT ON (a) b FROM t                | 1:8  | ON (..) belongs behind SELECT DISTINCT |
          SELECT 1 + t.* EXCLUDE (a) FROM t     | 1:8  | EXCLUDE belongs behind * or t.* alone |
          SELECT a, -t.* REPLACE (1 AS a) FROM t | 1:11 | REPLACE belongs behind * or t.* alone |
          INSERT INTO t KEY (a) VALUES (1)      | 1:20 | KEY (..) belongs to MERGE INTO; an INSERT has ON CONFLICT (..) |
          SELECT * FROM GRAPH_TABLE (g MATHC (a) COLUMNS (a.id)) | 1:30 | syntax error at "MATHC" | did you mean MATCH?
          SELECT * FROM GRAPH_TABLE (g MATCH (a)-->(b) COLUMNS (a.id)) | 1:60 | syntax error at the end of the text | two dashes start a comment: write -> or -[]->
          SELECT * FROM GRAPH_TABLE (g MATCH SHORTEST (a)->(b)) | 1:36 | SHORTEST needs a number of paths, or ANY or ALL in front, or GROUP behind |
          SELECT * FROM GRAPH_TABLE (g MATCH ANY SHORTEST p = (a)->(b)) | 1:49 | syntax error at "p" | a path is named in front: MATCH p = ANY SHORTEST (a) ...
          """)
  void tellsWhereAndWhat(String sql, String position, String message, String hint) {
    SyntaxException e = error(sql);
    assertEquals(message, e.getMessage());
    assertEquals(position, e.line() + ":" + e.column());
    assertEquals(hint, e.hint());
  }

  @Test
  void countsLinesAndColumnsOfTheWholeToken() {
    SyntaxException e = error("SELECT\r\n  'ä😀',\n\t  FROMM.. t");
    assertEquals(3, e.line());
    SyntaxException select = error("SELECT a,\n       select FROM t");
    assertEquals(2, select.line());
    assertEquals(8, select.column());
    assertEquals(2, select.endLine());
    assertEquals(13, select.endColumn());
    assertNull(select.hint());
  }

  @Test
  void anExpressionIsNoStatement() {
    SqlParsing.parseExpression("a + 1 > value AND \"b\" IS NULL");
    assertThrows(SyntaxException.class, () -> SqlParsing.parseExpression("a + 1 >"));
    assertThrows(SyntaxException.class, () -> SqlParsing.parseStatement("a + 1"));
  }

  @Test
  void anErrorInAScriptCountsFromItsStart() {
    SyntaxException e =
        assertThrows(
            SyntaxException.class, () -> SqlParsing.parseScript("SELECT 1;\nSELECT FROM t;"));
    assertEquals(2, e.line());
    assertEquals(8, e.column());
  }

  private static SyntaxException error(String sql) {
    return assertThrows(SyntaxException.class, () -> SqlParsing.parseStatement(sql));
  }
}
