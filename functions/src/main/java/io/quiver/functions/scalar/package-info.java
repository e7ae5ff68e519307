/** Functions of single values and the conversion of values from type to type. */
@NullMarked
package io.quiver.functions.scalar;

import org.jspecify.annotations.NullMarked;
