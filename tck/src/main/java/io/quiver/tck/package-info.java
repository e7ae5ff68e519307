/** Quiver tck. */
@NullMarked
package io.quiver.tck;

import org.jspecify.annotations.NullMarked;
