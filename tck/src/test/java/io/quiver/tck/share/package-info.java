/** Several processes on one database. */
@NullMarked
package io.quiver.tck.share;

import org.jspecify.annotations.NullMarked;
