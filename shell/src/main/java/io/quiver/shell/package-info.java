/** Quiver shell. */
@NullMarked
package io.quiver.shell;

import org.jspecify.annotations.NullMarked;
