/** Contracts as tests: abstract suites that a store, an engine or a driver must pass. */
@NullMarked
package io.quiver.tck;

import org.jspecify.annotations.NullMarked;
