/** Benchmarks: what users can repeat on their machine. Never published. */
@NullMarked
package io.quiver.bench;

import org.jspecify.annotations.NullMarked;
