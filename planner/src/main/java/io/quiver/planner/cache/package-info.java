/** Plans that are kept: by exact text and by the shape of a text. */
@NullMarked
package io.quiver.planner.cache;

import org.jspecify.annotations.NullMarked;
