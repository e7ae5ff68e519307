package io.quiver.functions.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quiver.functions.scalar.DatetimeTemplate;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the SQL/JSON path language (ISO/IEC 9075-2, 9.46), with PostgreSQL's extensions: {@code
 * .**}, conditions as the whole path, and its further methods. Used once.
 */
final class PathParser {
  /** Deeper ones could exhaust the stack. */
  private static final int MAX_DEPTH = 200;

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final PathScanner scanner;
  private int depth;

  PathParser(String text) {
    this.scanner = new PathScanner(text);
  }

  /** What {@code strict} before the path says; must be called first. */
  boolean readStrict() {
    if (scanner.word("strict")) {
      return true;
    }
    scanner.word("lax");
    return false;
  }

  PathNode.Items read() {
    PathNode node = or();
    if (!scanner.atEnd()) {
      throw scanner.wrong("has an unexpected '" + scanner.rest() + "'");
    }
    return node instanceof PathNode.Condition condition
        ? new PathNode.Truth(condition)
        : (PathNode.Items) node;
  }

  private void deeper() {
    if (++depth > MAX_DEPTH) {
      throw new QuiverException(
          ErrorCode.LIMIT_EXCEEDED, "a JSON path is nested more than " + MAX_DEPTH + " deep");
    }
  }

  private PathNode or() {
    int outer = depth;
    deeper();
    PathNode left = and();
    while (scanner.symbol("||")) {
      deeper();
      left = new PathNode.Or(condition(left), condition(and()));
    }
    depth = outer;
    return left;
  }

  private PathNode and() {
    int outer = depth;
    PathNode left = comparison();
    while (scanner.symbol("&&")) {
      deeper();
      left = new PathNode.And(condition(left), condition(comparison()));
    }
    depth = outer;
    return left;
  }

  private PathNode comparison() {
    PathNode left = sum();
    for (String operator : List.of("==", "=", "!=", "<>", "<=", ">=", "<", ">")) {
      if (scanner.symbol(operator)) {
        String plain =
            switch (operator) {
              case "=" -> "==";
              case "<>" -> "!=";
              default -> operator;
            };
        return new PathNode.Comparison(plain, items(left), items(sum()));
      }
    }
    if (scanner.word("starts")) {
      if (!scanner.word("with")) {
        throw scanner.wrong("lacks 'with' after 'starts'");
      }
      return new PathNode.StartsWith(items(left), items(factor()));
    }
    if (scanner.word("like_regex")) {
      return new PathNode.LikeRegex(items(left), pattern());
    }
    return left;
  }

  private Pattern pattern() {
    String regex = string("a pattern in double quotes");
    int bits = 0;
    if (scanner.word("flag")) {
      for (char flag : string("flags in double quotes").toCharArray()) {
        bits |=
            switch (flag) {
              case 'i' -> Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
              case 'm' -> Pattern.MULTILINE;
              case 's' -> Pattern.DOTALL;
              case 'x' -> Pattern.COMMENTS;
              case 'q' -> Pattern.LITERAL;
              default -> throw scanner.wrong("has an unknown flag '" + flag + "'; i, m, s, x, q");
            };
      }
    }
    try {
      return Pattern.compile(regex, bits);
    } catch (PatternSyntaxException e) {
      throw scanner.wrong("has a wrong pattern: " + e.getDescription());
    } catch (StackOverflowError e) {
      throw scanner.wrong("has a pattern that is nested too deeply");
    }
  }

  private String string(String what) {
    String text = scanner.string();
    if (text == null) {
      throw scanner.wrong("lacks " + what);
    }
    return text;
  }

  private PathNode sum() {
    int outer = depth;
    PathNode left = product();
    while (true) {
      char operator = scanner.symbol("+") ? '+' : scanner.symbol("-") ? '-' : 0;
      if (operator == 0) {
        depth = outer;
        return left;
      }
      deeper();
      left = new PathNode.Arithmetic(operator, items(left), items(product()));
    }
  }

  private PathNode product() {
    int outer = depth;
    PathNode left = factor();
    while (true) {
      char operator =
          scanner.symbol("*") ? '*' : scanner.symbol("/") ? '/' : scanner.symbol("%") ? '%' : 0;
      if (operator == 0) {
        depth = outer;
        return left;
      }
      deeper();
      left = new PathNode.Arithmetic(operator, items(left), items(factor()));
    }
  }

  /** A sign, a negation, or what steps may follow. */
  private PathNode factor() {
    int outer = depth;
    deeper();
    PathNode result;
    if (scanner.symbol("-")) {
      result = new PathNode.Negation(items(factor()));
    } else if (scanner.symbol("+")) {
      result = new PathNode.Plus(items(factor()));
    } else if (scanner.symbol("!")) {
      result = new PathNode.Not(condition(factor()));
    } else if (scanner.word("exists")) {
      scanner.expect("(");
      result = new PathNode.Exists(items(or()));
      scanner.expect(")");
    } else {
      result = steps(start());
    }
    depth = outer;
    return result;
  }

  private PathNode start() {
    if (scanner.symbol("(")) {
      PathNode inner = or();
      scanner.expect(")");
      if (inner instanceof PathNode.Condition condition && scanner.word("is")) {
        if (!scanner.word("unknown")) {
          throw scanner.wrong("lacks 'unknown' after 'is'");
        }
        return new PathNode.IsUnknown(condition);
      }
      return inner;
    }
    if (scanner.symbol("@")) {
      return new PathNode.Current();
    }
    if (scanner.symbol("$")) {
      String quoted = scanner.stringHere();
      String name = quoted == null ? scanner.nameHere() : quoted;
      return name == null ? new PathNode.Root() : new PathNode.Variable(name);
    }
    String text = scanner.string();
    if (text != null) {
      return new PathNode.Literal(NODES.textNode(text));
    }
    PathNode number = scanner.number();
    if (number != null) {
      return number;
    }
    return word();
  }

  private PathNode word() {
    if (scanner.word("last")) {
      return new PathNode.Last();
    }
    if (scanner.word("true")) {
      return new PathNode.Literal(NODES.booleanNode(true));
    }
    if (scanner.word("false")) {
      return new PathNode.Literal(NODES.booleanNode(false));
    }
    if (scanner.word("null")) {
      return new PathNode.Literal(NODES.nullNode());
    }
    throw scanner.atEnd()
        ? scanner.wrong("ends where a value belongs, as $, @ or a number")
        : scanner.wrong("has '" + scanner.rest() + "' where $, @ or a value belongs");
  }

  private PathNode steps(PathNode start) {
    List<PathNode.Step> steps = new ArrayList<>();
    PathNode.Step step;
    while ((step = step()) != null) {
      steps.add(step);
    }
    return steps.isEmpty() ? start : new PathNode.Steps(items(start), steps);
  }

  private PathNode.@Nullable Step step() {
    if (scanner.symbol("?")) {
      scanner.expect("(");
      PathNode.Condition condition = condition(or());
      scanner.expect(")");
      return new PathNode.Filter(condition);
    }
    if (scanner.symbol("[")) {
      return elements();
    }
    if (!scanner.symbol(".")) {
      return null;
    }
    if (scanner.symbol("**")) {
      return descendants();
    }
    if (scanner.symbol("*")) {
      return new PathNode.AllMembers();
    }
    String quoted = scanner.string();
    if (quoted != null) {
      return new PathNode.Member(quoted);
    }
    String name = scanner.name();
    if (name == null) {
      throw scanner.wrong("has a step without name");
    }
    return scanner.symbol("(") ? method(name) : new PathNode.Member(name);
  }

  private PathNode.Step method(String name) {
    PathMethod method = PathMethod.named(name);
    if (method == null) {
      throw scanner.wrong("has an unknown method ." + name + "(); there are " + PathMethod.names());
    }
    String template = scanner.string();
    if (template != null) {
      if (method != PathMethod.DATETIME) {
        throw scanner.wrong("gives ." + name + "() a template, which only .datetime() takes");
      }
      scanner.expect(")");
      return new PathNode.Method(method, List.of(), new DatetimeTemplate(template));
    }
    List<Integer> arguments = new ArrayList<>();
    while (!scanner.symbol(")")) {
      if (!arguments.isEmpty()) {
        scanner.expect(",");
      }
      arguments.add(scanner.integer());
    }
    if (arguments.size() > method.maxArguments()) {
      throw scanner.wrong(
          "gives ." + name + "() more than " + method.maxArguments() + " arguments");
    }
    return new PathNode.Method(method, arguments, null);
  }

  private PathNode.Step elements() {
    if (scanner.symbol("*")) {
      scanner.expect("]");
      return new PathNode.AllElements();
    }
    List<PathNode.Range> ranges = new ArrayList<>();
    do {
      PathNode.Items from = items(sum());
      ranges.add(new PathNode.Range(from, scanner.word("to") ? items(sum()) : null));
    } while (scanner.symbol(","));
    scanner.expect("]");
    return new PathNode.Elements(ranges);
  }

  private PathNode.Step descendants() {
    if (!scanner.symbol("{")) {
      return new PathNode.Descendants(0, -1);
    }
    int from = level();
    int to = scanner.word("to") ? level() : from;
    scanner.expect("}");
    return new PathNode.Descendants(from, to);
  }

  private int level() {
    return scanner.word("last") ? -1 : scanner.integer();
  }

  private PathNode.Condition condition(PathNode node) {
    if (node instanceof PathNode.Condition condition) {
      return condition;
    }
    throw scanner.wrong("has a value where a condition belongs, as (@.a > 1)");
  }

  private PathNode.Items items(PathNode node) {
    if (node instanceof PathNode.Items items) {
      return items;
    }
    throw scanner.wrong("has a condition where a value belongs");
  }
}
