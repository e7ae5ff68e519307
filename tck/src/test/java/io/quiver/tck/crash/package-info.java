/** What is left after a process was killed. */
@NullMarked
package io.quiver.tck.crash;

import org.jspecify.annotations.NullMarked;
