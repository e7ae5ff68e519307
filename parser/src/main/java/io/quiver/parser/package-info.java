/**
 * Quiver's SQL grammar: text in, syntax tree out.
 *
 * <p>{@code SqlParsing} is the way in, {@code ScriptSplitter} cuts scripts into statements, {@code
 * SyntaxException} is the only exception that leaves. The parser itself is generated from Calcite's
 * template; the nodes that Quiver adds are in {@code ast}.
 */
@NullMarked
package io.quiver.parser;

import org.jspecify.annotations.NullMarked;
