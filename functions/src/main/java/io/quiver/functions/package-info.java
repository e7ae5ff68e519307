/** Quiver functions. */
@NullMarked
package io.quiver.functions;

import org.jspecify.annotations.NullMarked;
