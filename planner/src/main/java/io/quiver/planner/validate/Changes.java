package io.quiver.planner.validate;

import io.quiver.parser.ast.CopyStatement;
import io.quiver.parser.ast.DeleteStatement;
import io.quiver.parser.ast.InsertStatement;
import io.quiver.parser.ast.MergeStatement;
import io.quiver.parser.ast.UpdateStatement;
import io.quiver.parser.ast.WithChange;
import io.quiver.planner.rel.Modify;
import org.apache.calcite.sql.SqlNode;
import org.jspecify.annotations.Nullable;

/** Statements that change rows, as logical trees. */
public final class Changes {
  private Changes() {}

  /** The change that a statement means, over a logical input; null for any other statement. */
  public static @Nullable Modify convert(Planning planning, SqlNode statement) {
    return switch (statement) {
      case InsertStatement insert -> new InsertConverter(planning, insert).convert();
      case UpdateStatement update -> new UpdateConverter(planning, update).convert();
      case DeleteStatement delete -> DeleteConverter.convert(planning, delete);
      case WithChange with -> {
        planning.setChangeItems(with.items());
        yield convert(planning, with.change());
      }
      case CopyStatement copy when copy.from() ->
          new InsertConverter(planning, FileTables.insert(planning, copy)).convert();
      case MergeStatement merge -> new MergeConverter(planning, merge).convert();
      default -> null;
    };
  }
}
