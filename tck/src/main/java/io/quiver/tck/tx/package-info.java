/** The contract of transactions as tests. */
@NullMarked
package io.quiver.tck.tx;

import org.jspecify.annotations.NullMarked;
