package io.quiver.parser.ast;

import java.util.Objects;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;
import org.jspecify.annotations.Nullable;

/**
 * A type that is no token of the grammar: VECTOR(3), JSON, TEXT, BLOB, an alias of another dialect,
 * or a name that nobody knows.
 *
 * <p>What it means is decided by the validator, or its type factory, if it is a {@link
 * NamedTypeResolver}.
 */
public final class NamedTypeSpec extends SqlTypeNameSpec {
  private final int precision;
  private final int scale;
  private final @Nullable String argument;

  /**
   * Creates the specification.
   *
   * @param precision the first number in parentheses, or -1
   * @param scale the second number, or -1
   * @param argument a word behind the first number, in upper case, or null
   */
  public NamedTypeSpec(
      SqlIdentifier name, int precision, int scale, @Nullable String argument, SqlParserPos pos) {
    super(name, pos);
    this.precision = precision;
    this.scale = scale;
    this.argument = argument;
  }

  /** The name, in upper case unless it was quoted. */
  public String name() {
    return getTypeName().toString();
  }

  /** The first number in parentheses (length, dimensions), or -1. */
  public int precision() {
    return precision;
  }

  /** The second number in parentheses, or -1. */
  public int scale() {
    return scale;
  }

  /** The word behind the first number, for example INT8 of VECTOR(3, INT8), or null. */
  public @Nullable String argument() {
    return argument;
  }

  @Override
  public RelDataType deriveType(SqlValidator validator) {
    if (validator instanceof NamedTypeResolver resolver) {
      return resolver.resolve(this);
    }
    if (validator.getTypeFactory() instanceof NamedTypeResolver resolver) {
      return resolver.resolve(this);
    }
    throw new UnsupportedOperationException(
        "type " + name() + " has no meaning without a NamedTypeResolver");
  }

  @Override
  public void unparse(SqlWriter writer, int leftPrec, int rightPrec) {
    getTypeName().unparse(writer, 0, 0);
    if (precision < 0) {
      return;
    }
    SqlWriter.Frame frame = writer.startList("(", ")");
    writer.sep(",");
    writer.print(precision);
    if (scale >= 0) {
      writer.sep(",", true);
      writer.print(scale);
    }
    if (argument != null) {
      writer.sep(",", true);
      writer.identifier(argument, false);
    }
    writer.endList(frame);
  }

  @Override
  public boolean equalsDeep(SqlTypeNameSpec spec, Litmus litmus) {
    if (spec instanceof NamedTypeSpec that
        && name().equals(that.name())
        && precision == that.precision
        && scale == that.scale
        && Objects.equals(argument, that.argument)) {
      return litmus.succeed();
    }
    return litmus.fail("{} != {}", this, spec);
  }
}
