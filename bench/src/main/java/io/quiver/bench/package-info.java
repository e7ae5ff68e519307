/** Quiver bench. */
@NullMarked
package io.quiver.bench;

import org.jspecify.annotations.NullMarked;
