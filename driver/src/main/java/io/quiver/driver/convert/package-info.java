/**
 * Between Java values and the values of a session (see {@link io.quiver.storage.value.DataType}),
 * in both directions. Stateless.
 */
@NullMarked
package io.quiver.driver.convert;

import org.jspecify.annotations.NullMarked;
