package io.quiver.planner.ddl;

import io.quiver.parser.ast.AlterIndex;
import io.quiver.parser.ast.CreateTextIndex;
import io.quiver.parser.ast.StatementOption;
import io.quiver.planner.validate.Positions;
import io.quiver.storage.catalog.ColumnDefinition;
import io.quiver.storage.catalog.IndexDefinition;
import io.quiver.storage.catalog.TableDefinition;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import io.quiver.storage.text.TextFields;
import io.quiver.storage.text.TextFields.Field;
import io.quiver.storage.text.lucene.Analyzers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** CREATE TEXT INDEX. */
final class TextIndexCommands {
  private TextIndexCommands() {}

  /** What WITH (..) says, with defaults where it is silent. */
  private static final class Options {
    String analyzer = TextFields.DEFAULT_ANALYZER;
    double k1 = TextFields.DEFAULT_K1;
    double b = TextFields.DEFAULT_B;
    final Map<String, Double> boosts = new HashMap<>();
  }

  static void create(CreateTextIndex create, DefinitionContext context) {
    TableDefinition table = Definitions.table(create.table(), context);
    if (!create.included().isEmpty()) {
      throw Definitions.unsupported(
          "INCLUDE is supported for vector indexes only", create.included().get(0));
    }
    Options options = options(create.options());
    List<Field> fields = new ArrayList<>();
    for (SqlIdentifier identifier : create.columns()) {
      ColumnDefinition column = Definitions.column(table, identifier);
      if (!column.type().kind().isCharacter()) {
        throw Positions.error(
            ErrorCode.WRONG_OBJECT_TYPE,
            "a text index needs columns of texts; " + column.name() + " is " + column.type(),
            identifier);
      }
      if (fields.stream().anyMatch(field -> field.columnId() == column.id())) {
        throw Positions.error(
            ErrorCode.INVALID_DEFINITION,
            "column " + column.name() + " is named twice",
            identifier);
      }
      Double boost = options.boosts.remove(column.name().toUpperCase(Locale.ROOT));
      fields.add(
          Definitions.at(
              identifier, () -> new Field(column.id(), column.name(), boost == null ? 1 : boost)));
    }
    checkBoosts(options, create);
    List<String> names = fields.stream().map(Field::name).toList();
    String name = IndexCommands.name(create.name(), table, names, context);
    if (create.ifNotExists() && IndexCommands.exists(name, table, context)) {
      return;
    }
    SqlIdentifier position = create.name() == null ? create.table() : create.name();
    TextFields checked =
        Definitions.at(
            position, () -> new TextFields(options.analyzer, options.k1, options.b, fields));
    IndexCommands.add(
        table,
        new IndexDefinition.Text(
            context.database().newObjectId(),
            name,
            checked.fields().stream().map(Field::columnId).toList(),
            checked.fields().stream().map(Field::boost).toList(),
            checked.analyzer(),
            checked.k1(),
            checked.b(),
            true),
        position,
        context);
  }

  /** The index with other options; it is made anew. */
  static IndexDefinition.Text altered(
      AlterIndex alter,
      TableDefinition table,
      IndexDefinition.Text index,
      DefinitionContext context) {
    Options options = new Options();
    options.analyzer = index.analyzer();
    options.k1 = index.k1();
    options.b = index.b();
    read(alter.options(), options);
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < index.columnIds().size(); i++) {
      ColumnDefinition column = table.column(index.columnIds().get(i));
      Double boost = options.boosts.remove(column.name().toUpperCase(Locale.ROOT));
      fields.add(
          new Field(column.id(), column.name(), boost == null ? index.boosts().get(i) : boost));
    }
    checkBoosts(options, alter);
    TextFields checked =
        Definitions.at(
            alter.name(), () -> new TextFields(options.analyzer, options.k1, options.b, fields));
    return new IndexDefinition.Text(
        context.database().newObjectId(),
        index.name(),
        index.columnIds(),
        checked.fields().stream().map(Field::boost).toList(),
        checked.analyzer(),
        checked.k1(),
        checked.b(),
        true);
  }

  /** All boosts must have found their column. */
  private static void checkBoosts(Options options, SqlNode statement) {
    if (!options.boosts.isEmpty()) {
      throw Positions.error(
          ErrorCode.INVALID_PARAMETER,
          "boosts name "
              + options.boosts.keySet().iterator().next()
              + ", which is not in the index",
          statement);
    }
  }

  private static Options options(List<StatementOption> given) {
    Options options = new Options();
    read(given, options);
    return options;
  }

  private static void read(List<StatementOption> given, Options options) {
    for (StatementOption option : given) {
      switch (option.name()) {
        case "ANALYZER", "LANGUAGE" -> options.analyzer = analyzer(option);
        case "K1" -> options.k1 = number("k1", option.text(), option.position());
        case "B" -> options.b = number("b", option.text(), option.position());
        case "BOOSTS" -> boosts(options, option);
        default ->
            throw new QuiverException(
                ErrorCode.INVALID_PARAMETER,
                "a text index has no option " + option.name().toLowerCase(Locale.ROOT),
                "Options are analyzer, boosts, k1 and b.",
                Positions.of(option.position()),
                null);
      }
    }
  }

  private static String analyzer(StatementOption option) {
    try {
      return Analyzers.check(option.text());
    } catch (QuiverException e) {
      throw e.withPosition(Positions.of(option.position()));
    }
  }

  /** title^2, body^0.5. */
  private static void boosts(Options options, StatementOption option) {
    for (String part : option.text().split(",", -1)) {
      int sign = part.indexOf('^');
      if (sign < 0) {
        throw new QuiverException(
            ErrorCode.INVALID_PARAMETER,
            "'" + part.strip() + "' is not a boost",
            "Boosts are written as 'title^2, body^0.5'.",
            Positions.of(option.position()),
            null);
      }
      options.boosts.put(
          part.substring(0, sign).strip().toUpperCase(Locale.ROOT),
          number("the boost", part.substring(sign + 1), option.position()));
    }
  }

  private static double number(String what, String text, SqlParserPos position) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new QuiverException(
          ErrorCode.INVALID_PARAMETER,
          what + " must be a number, not '" + text.strip() + "'",
          null,
          Positions.of(position),
          e);
    }
  }
}
