/**
 * The command line: a SQL shell, a script runner and the demonstration behind {@code bin/quiver}.
 */
@NullMarked
package io.quiver.shell;

import org.jspecify.annotations.NullMarked;
