/** Functions of vectors. */
@NullMarked
package io.quiver.functions.vector;

import org.jspecify.annotations.NullMarked;
