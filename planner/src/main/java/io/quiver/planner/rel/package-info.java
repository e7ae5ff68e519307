/**
 * Nodes of an optimised tree that Calcite does not have: access paths and Quiver's own operators.
 *
 * <p>What reaches the executor is a tree of these nodes and Calcite's logical ones: {@code
 * LogicalProject}, {@code LogicalFilter}, {@code LogicalJoin} (all join types; build the hash table
 * on the right; without an equality: nested loop), {@code LogicalCorrelate}, {@code
 * LogicalAggregate}, {@code LogicalSort} (keys, offset, fetch in any combination), {@code
 * LogicalUnion/Intersect/Minus}, {@code LogicalValues}, {@code LogicalWindow}, {@code Uncollect}.
 * There is no {@code LogicalTableScan}, no {@code TableModify} and no {@code RexSubQuery} in it.
 * Functions of the catalog are calls of {@link io.quiver.planner.schema.ScalarFunctionOperator};
 * the grammar's own (SUBSTRING, EXTRACT, ..) keep Calcite's operators; sequences are {@link
 * io.quiver.planner.schema.SequenceOperator}. Literals of character types have type VARCHAR. {@code
 * RexDynamicParam i} is slot i of the execution's parameters. NULLs sort last ascending, first
 * descending, unless the collation says otherwise.
 */
@NullMarked
package io.quiver.planner.rel;

import org.jspecify.annotations.NullMarked;
