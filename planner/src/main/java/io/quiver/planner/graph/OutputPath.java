package io.quiver.planner.graph;

import io.quiver.planner.rel.PathSpec;
import io.quiver.planner.type.QuiverTypeFactory;
import io.quiver.storage.error.ErrorCode;
import io.quiver.storage.error.QuiverException;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** A searched path in the query around the search. */
record OutputPath(SearchPath path) implements PathBinding {
  @Override
  public SqlNode get(Function function) {
    QuiverTypeFactory factory = QuiverTypeFactory.INSTANCE;
    RelDataType vertex = path.graph().idType(false);
    if (function == Function.COST && !path.isCosted()) {
      throw new QuiverException(
          ErrorCode.INVALID_STATEMENT,
          "PATH_COST needs a path with ANY CHEAPEST or CHEAPEST k in front");
    }
    RelDataType type =
        switch (function) {
          case LENGTH -> factory.createSqlType(SqlTypeName.INTEGER);
          case VERTICES -> factory.createArrayType(vertex, -1);
          case EDGES -> factory.createArrayType(path.graph().idType(true), -1);
          case FIRST, LAST -> vertex;
          case TRAIL, ACYCLIC, SIMPLE -> factory.createSqlType(SqlTypeName.BOOLEAN);
          case COST -> factory.createSqlType(SqlTypeName.DOUBLE);
        };
    return path.output(
        new PathSpec.Output.Whole(PathSpec.Property.valueOf(function.name())),
        factory.createTypeWithNullability(type, true));
  }
}
