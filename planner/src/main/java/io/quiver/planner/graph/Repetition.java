package io.quiver.planner.graph;

import io.quiver.parser.ast.Quantifier;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/**
 * A quantified part of a path.
 *
 * @param chain what one round matches: edges only
 * @param conditions of one round
 */
record Repetition(PathChain chain, List<SqlNode> conditions, Quantifier quantifier) {}
