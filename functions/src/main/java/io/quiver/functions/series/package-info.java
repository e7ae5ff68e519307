/** Table functions that make rows out of nothing but their arguments. */
@NullMarked
package io.quiver.functions.series;

import org.jspecify.annotations.NullMarked;
