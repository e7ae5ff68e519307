/** Plans by text and by shape. */
@NullMarked
package io.quiver.planner.cache;

import org.jspecify.annotations.NullMarked;
