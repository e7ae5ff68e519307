/** Files in memory that remember everything done to them, and what a crash may leave of that. */
@NullMarked
package io.quiver.tck.crash;

import org.jspecify.annotations.NullMarked;
