/** One class per rewriting of a logical or physical tree. */
@NullMarked
package io.quiver.planner.rule;

import org.jspecify.annotations.NullMarked;
