package io.quiver.planner.ddl;

import io.quiver.parser.ast.AlterIndex;
import io.quiver.parser.ast.AlterPropertyGraph;
import io.quiver.parser.ast.AlterSequence;
import io.quiver.parser.ast.AlterTable;
import io.quiver.parser.ast.CommentOn;
import io.quiver.parser.ast.CreateGraph;
import io.quiver.parser.ast.CreateIndex;
import io.quiver.parser.ast.CreateProcedure;
import io.quiver.parser.ast.CreatePropertyGraph;
import io.quiver.parser.ast.CreateSchema;
import io.quiver.parser.ast.CreateSequence;
import io.quiver.parser.ast.CreateTable;
import io.quiver.parser.ast.CreateTextIndex;
import io.quiver.parser.ast.CreateVectorIndex;
import io.quiver.parser.ast.CreateView;
import io.quiver.parser.ast.DropObject;
import io.quiver.parser.ast.ReindexStatement;
import io.quiver.parser.ast.RenameObject;
import io.quiver.parser.ast.TruncateTable;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import org.apache.calcite.sql.SqlNode;

/**
 * Carries out statements that change definitions, within the transaction of the context. Call it
 * inside {@link io.quiver.storage.tx.Transaction#runStatement}. Stateless.
 */
public final class DefinitionExecutor {
  private DefinitionExecutor() {}

  public static boolean isDefinition(SqlNode statement) {
    return statement instanceof CreateTable
        || statement instanceof CreateIndex
        || statement instanceof CreateVectorIndex
        || statement instanceof CreateTextIndex
        || statement instanceof CreateView
        || statement instanceof CreateSequence
        || statement instanceof CreateProcedure
        || statement instanceof CreateSchema
        || statement instanceof CreateGraph
        || statement instanceof CreatePropertyGraph
        || statement instanceof AlterPropertyGraph
        || statement instanceof DropObject
        || statement instanceof AlterTable
        || statement instanceof AlterIndex
        || statement instanceof AlterSequence
        || statement instanceof RenameObject
        || statement instanceof TruncateTable
        || statement instanceof ReindexStatement
        || statement instanceof CommentOn;
  }

  /**
   * Carries out a definition.
   *
   * @param sql the text that the statement was parsed from
   * @return rows inserted by CREATE TABLE AS, otherwise 0
   */
  public static long execute(SqlNode statement, String sql, DefinitionContext context) {
    switch (statement) {
      case CreateTable create -> {
        return TableCommands.create(create, context);
      }
      case CreateSchema create -> SchemaCommands.create(create, context);
      case CreateView create -> ViewCommands.create(create, sql, context);
      case CreateProcedure create -> ProcedureCommands.create(create, sql, context);
      case CreateSequence create -> SequenceCommands.create(create, context);
      case AlterSequence alter -> SequenceCommands.alter(alter, context);
      case CreateIndex create -> IndexCommands.create(create, context);
      case CreateVectorIndex create -> IndexCommands.createVector(create, context);
      case CreateTextIndex create -> TextIndexCommands.create(create, context);
      case ReindexStatement reindex -> VectorIndexChanges.reindex(reindex, context);
      case AlterIndex alter -> IndexCommands.alter(alter, context);
      case CreateGraph create -> GraphCommands.create(create, context);
      case CreatePropertyGraph create -> PropertyGraphCommands.create(create, context);
      case AlterPropertyGraph change -> PropertyGraphChanges.alter(change, context);
      case DropObject drop -> DropCommands.drop(drop, context);
      case AlterTable alter -> AlterCommands.alter(alter, context);
      case RenameObject rename -> RenameCommands.rename(rename, context);
      case TruncateTable truncate -> TableCommands.truncate(truncate, context);
      case CommentOn comment -> CommentCommands.comment(comment, context);
      default ->
          throw new QuiverException(
              ErrorCode.FEATURE_NOT_SUPPORTED,
              "this kind of definition is parsed but not carried out yet");
    }
    return 0;
  }
}
