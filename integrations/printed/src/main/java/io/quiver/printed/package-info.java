/** Code of the documentation, taken from its pages and run, for the tests of the integrations. */
@NullMarked
package io.quiver.printed;

import org.jspecify.annotations.NullMarked;
