/** Algorithms over whole graphs, in plain Java: usable without SQL. */
@NullMarked
package io.quiver.functions.algorithm;

import org.jspecify.annotations.NullMarked;
