/** How functions describe themselves and what they are given. Knows no SQL and no Calcite. */
@NullMarked
package io.quiver.functions.spi;

import org.jspecify.annotations.NullMarked;
