/** Files of each version of the format, and the page that describes them. */
@NullMarked
package io.quiver.tck.format;

import org.jspecify.annotations.NullMarked;
