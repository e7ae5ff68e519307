/**
 * Migrations of Quiver's own: numbered SQL files with their undo, for those who want no other tool.
 */
@NullMarked
package io.quiver.driver.migrate;

import org.jspecify.annotations.NullMarked;
