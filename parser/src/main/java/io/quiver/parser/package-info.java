/** Quiver parser. */
@NullMarked
package io.quiver.parser;

import org.jspecify.annotations.NullMarked;
