/** Quiver driver. */
@NullMarked
package io.quiver.driver;

import org.jspecify.annotations.NullMarked;
