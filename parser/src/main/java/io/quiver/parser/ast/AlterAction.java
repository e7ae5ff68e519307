package io.quiver.parser.ast;

import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.jspecify.annotations.Nullable;

/** One change that ALTER TABLE makes. */
public sealed interface AlterAction {
  /** Prints the action as it stands behind the table's name. */
  void unparse(SqlWriter writer);

  /** ADD COLUMN. */
  record AddColumn(boolean ifNotExists, ColumnDefinition column) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword(ifNotExists ? "ADD COLUMN IF NOT EXISTS" : "ADD COLUMN");
      column.unparse(writer, 0, 0);
    }
  }

  /** DROP COLUMN. */
  record DropColumn(boolean ifExists, SqlIdentifier column, @Nullable DropBehavior behavior)
      implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword(ifExists ? "DROP COLUMN IF EXISTS" : "DROP COLUMN");
      column.unparse(writer, 0, 0);
      SqlText.keywords(writer, behavior == null ? "" : behavior.name());
    }
  }

  /** RENAME COLUMN a TO b. */
  record RenameColumn(SqlIdentifier column, SqlIdentifier newName) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "RENAME COLUMN", column);
      SqlText.optional(writer, "TO", newName);
    }
  }

  /** RENAME TO. */
  record RenameTable(SqlIdentifier newName) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "RENAME TO", newName);
    }
  }

  /** RENAME CONSTRAINT a TO b. */
  record RenameConstraint(SqlIdentifier constraint, SqlIdentifier newName) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "RENAME CONSTRAINT", constraint);
      SqlText.optional(writer, "TO", newName);
    }
  }

  /** SET SCHEMA. */
  record SetTableSchema(SqlIdentifier schema) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "SET SCHEMA", schema);
    }
  }

  /** ALTER COLUMN c SET DATA TYPE, with the expression behind USING or null. */
  record SetColumnType(SqlIdentifier column, SqlDataTypeSpec type, @Nullable SqlNode using)
      implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "ALTER COLUMN", column);
      SqlText.optional(writer, "SET DATA TYPE", type);
      SqlText.optional(writer, "USING", using);
    }
  }

  /** ALTER COLUMN c SET DEFAULT. */
  record SetColumnDefault(SqlIdentifier column, SqlNode defaultValue) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "ALTER COLUMN", column);
      SqlText.optional(writer, "SET DEFAULT", defaultValue);
    }
  }

  /** ALTER COLUMN c DROP DEFAULT. */
  record DropColumnDefault(SqlIdentifier column) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "ALTER COLUMN", column);
      writer.keyword("DROP DEFAULT");
    }
  }

  /** ALTER COLUMN c SET NOT NULL, or DROP NOT NULL. */
  record SetColumnNullable(SqlIdentifier column, boolean nullable) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "ALTER COLUMN", column);
      writer.keyword(nullable ? "DROP NOT NULL" : "SET NOT NULL");
    }
  }

  /** ALTER COLUMN c with options of its identity, for example RESTART WITH 100. */
  record SetColumnIdentity(SqlIdentifier column, SequenceOptions options) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "ALTER COLUMN", column);
      options.unparse(writer);
    }
  }

  /** ADD [CONSTRAINT n] .. . */
  record AddConstraint(TableConstraint constraint) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("ADD");
      constraint.node().unparse(writer, 0, 0);
    }
  }

  /** DROP CONSTRAINT. */
  record DropConstraint(boolean ifExists, SqlIdentifier constraint, @Nullable DropBehavior behavior)
      implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword(ifExists ? "DROP CONSTRAINT IF EXISTS" : "DROP CONSTRAINT");
      constraint.unparse(writer, 0, 0);
      SqlText.keywords(writer, behavior == null ? "" : behavior.name());
    }
  }

  /** DROP PRIMARY KEY. */
  record DropPrimaryKey(SqlParserPos position) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      writer.keyword("DROP PRIMARY KEY");
    }
  }

  /** ALTER COLUMN c ADD GENERATED .. AS IDENTITY. */
  record AddIdentity(SqlIdentifier column, IdentityDefinition identity) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "ALTER COLUMN", column);
      writer.keyword(
          identity.always()
              ? "ADD GENERATED ALWAYS AS IDENTITY"
              : "ADD GENERATED BY DEFAULT AS IDENTITY");
      identity.options().unparse(writer);
    }
  }

  /** ALTER COLUMN c SET GENERATED ALWAYS, or BY DEFAULT. */
  record SetIdentityAlways(SqlIdentifier column, boolean always) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "ALTER COLUMN", column);
      writer.keyword(always ? "SET GENERATED ALWAYS" : "SET GENERATED BY DEFAULT");
    }
  }

  /** ALTER COLUMN c DROP IDENTITY. */
  record DropIdentity(SqlIdentifier column, boolean ifExists) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "ALTER COLUMN", column);
      writer.keyword(ifExists ? "DROP IDENTITY IF EXISTS" : "DROP IDENTITY");
    }
  }

  /** ALTER COLUMN c DROP EXPRESSION: a computed column becomes an ordinary one. */
  record DropExpression(SqlIdentifier column, boolean ifExists) implements AlterAction {
    @Override
    public void unparse(SqlWriter writer) {
      SqlText.optional(writer, "ALTER COLUMN", column);
      writer.keyword(ifExists ? "DROP EXPRESSION IF EXISTS" : "DROP EXPRESSION");
    }
  }
}
