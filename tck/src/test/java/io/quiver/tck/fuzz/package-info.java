/** Bad and damaged input of every kind: nothing but a plain SQLException may come out. */
@NullMarked
package io.quiver.tck.fuzz;

import org.jspecify.annotations.NullMarked;
