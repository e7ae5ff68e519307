/** Distance computation with the processor's vector instructions; loaded only where available. */
@NullMarked
package io.quiver.storage.vector.simd;

import org.jspecify.annotations.NullMarked;
