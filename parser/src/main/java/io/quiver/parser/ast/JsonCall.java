package io.quiver.parser.ast;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.jspecify.annotations.Nullable;

/**
 * JSON_EXISTS, JSON_VALUE or JSON_QUERY in the tree: an ordinary call of a function of the same
 * name, with operands
 *
 * <pre>
 * document, path, behaviour, NULL of the RETURNING type, DEFAULT .. ON EMPTY, DEFAULT .. ON ERROR,
 * then name and value of each PASSING
 * </pre>
 *
 * The behaviour is a text of four words: what to do ON EMPTY and ON ERROR (NULL, ERROR, DEFAULT,
 * TRUE, FALSE, UNKNOWN), the wrapper (WITHOUT, CONDITIONAL, UNCONDITIONAL), KEEP or OMIT quotes;
 * and RETURNING if a type is asked for.
 */
public final class JsonCall extends SqlFunction {
  public static final JsonCall EXISTS = new JsonCall("JSON_EXISTS", "NULL FALSE WITHOUT KEEP");
  public static final JsonCall VALUE = new JsonCall("JSON_VALUE", "NULL NULL WITHOUT KEEP");
  public static final JsonCall QUERY = new JsonCall("JSON_QUERY", "NULL NULL WITHOUT KEEP");

  private static final int PASSED = 6;

  private final String usual;

  private JsonCall(String name, String usual) {
    super(
        name,
        SqlKind.OTHER_FUNCTION,
        ReturnTypes.VARCHAR_NULLABLE,
        null,
        OperandTypes.VARIADIC,
        SqlFunctionCategory.SYSTEM);
    this.usual = usual;
  }

  /** The clauses behind the path, as the parser reads them. */
  public static final class Clauses {
    private @Nullable SqlNode returning;
    private final @Nullable String[] words = new @Nullable String[4];
    private final @Nullable SqlNode[] defaults = new @Nullable SqlNode[2];

    public void returning(SqlNode type, SqlParserPos position) {
      returning =
          SqlStdOperatorTable.CAST.createCall(position, SqlLiteral.createNull(position), type);
    }

    /** What JsonTableBehaviour reads: action, its value or NULL, EMPTY or ERROR. */
    public void behaviour(List<SqlNode> behaviour) {
      String action = text(behaviour.get(0));
      int occasion = text(behaviour.get(2)).equals("EMPTY") ? 0 : 1;
      boolean value = action.equals("DEFAULT") || action.equals("EMPTY");
      words[occasion] = value ? "DEFAULT" : action;
      defaults[occasion] = value ? behaviour.get(1) : null;
    }

    /** WITH .. WRAPPER as Calcite's grammar gives it. */
    public void wrapper(SqlNode wrapper) {
      String name = wrapper.toString();
      words[2] =
          name.contains("UNCONDITIONAL")
              ? "UNCONDITIONAL"
              : name.contains("CONDITIONAL") ? "CONDITIONAL" : "WITHOUT";
    }

    /** TRUE, FALSE, UNKNOWN or ERROR ON ERROR. */
    public void onError(String action) {
      words[1] = action;
    }

    public void omitQuotes() {
      words[3] = "OMIT";
    }
  }

  /**
   * The call.
   *
   * @param common document, path, then name and value of each passed
   */
  public SqlCall call(SqlParserPos position, List<SqlNode> common, Clauses clauses) {
    String[] behaviour = usual.split(" ", -1);
    for (int i = 0; i < behaviour.length; i++) {
      String word = clauses.words[i];
      if (word != null) {
        behaviour[i] = word;
      }
    }
    List<SqlNode> operands = new ArrayList<>();
    operands.addAll(common.subList(0, 2));
    String words = String.join(" ", behaviour) + (clauses.returning == null ? "" : " RETURNING");
    operands.add(SqlLiteral.createCharString(words, position));
    operands.add(orNull(clauses.returning, position));
    operands.add(orNull(clauses.defaults[0], position));
    operands.add(orNull(clauses.defaults[1], position));
    operands.addAll(common.subList(2, common.size()));
    return createCall(position, operands);
  }

  private static SqlNode orNull(@Nullable SqlNode node, SqlParserPos position) {
    return node == null ? SqlLiteral.createNull(position) : node;
  }

  private static String text(SqlNode literal) {
    return String.valueOf(((SqlLiteral) literal).toValue());
  }

  /** Prints PASSING, if there is any. */
  static void passing(SqlWriter writer, List<SqlNode> passing) {
    for (int i = 0; i + 1 < passing.size(); i += 2) {
      writer.literal(i == 0 ? "PASSING" : ",");
      passing.get(i + 1).unparse(writer, 0, 0);
      writer.keyword("AS");
      writer.identifier(text(passing.get(i)), true);
    }
  }

  @Override
  public void unparse(SqlWriter writer, SqlCall call, int leftPrec, int rightPrec) {
    SqlWriter.Frame frame = writer.startFunCall(getName());
    call.operand(0).unparse(writer, 0, 0);
    writer.sep(",", true);
    call.operand(1).unparse(writer, 0, 0);
    passing(writer, call.getOperandList().subList(PASSED, call.operandCount()));
    if (call.operand(3) instanceof SqlCall cast) {
      writer.keyword("RETURNING");
      cast.operand(1).unparse(writer, 0, 0);
    }
    String[] words = text(call.operand(2)).split(" ", -1);
    String[] plain = usual.split(" ", -1);
    if (!words[2].equals(plain[2])) {
      writer.keyword("WITH " + words[2] + " WRAPPER");
    }
    if (!words[3].equals(plain[3])) {
      writer.keyword("OMIT QUOTES");
    }
    for (int i = 0; i < 2; i++) {
      if (!words[i].equals(plain[i])) {
        writer.keyword(words[i]);
        if (words[i].equals("DEFAULT")) {
          call.operand(4 + i).unparse(writer, 0, 0);
        }
        writer.keyword(i == 0 ? "ON EMPTY" : "ON ERROR");
      }
    }
    writer.endFunCall(frame);
  }
}
