/**
 * The syntax tree of what Quiver's SQL adds to Calcite's: one final class per statement or clause,
 * immutable once parsed, with typed getters and an {@code unparse} that prints SQL which parses to
 * the same tree.
 */
@NullMarked
package io.quiver.parser.ast;

import org.jspecify.annotations.NullMarked;
