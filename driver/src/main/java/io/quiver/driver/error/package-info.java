/** The one place where Quiver's errors become {@code SQLException}s. */
@NullMarked
package io.quiver.driver.error;

import org.jspecify.annotations.NullMarked;
