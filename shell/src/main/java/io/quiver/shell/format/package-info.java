/** Results as people and other programs read them: tables, separated values, JSON, graphs. */
@NullMarked
package io.quiver.shell.format;

import org.jspecify.annotations.NullMarked;
