/** What transactions of several connections may and may not see of each other. */
@NullMarked
package io.quiver.tck.isolation;

import org.jspecify.annotations.NullMarked;
