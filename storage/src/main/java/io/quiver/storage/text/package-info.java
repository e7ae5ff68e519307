/**
 * Text search as transactions see it: queries, what they mean, and where the texts come from. Knows
 * no search library.
 */
@NullMarked
package io.quiver.storage.text;

import org.jspecify.annotations.NullMarked;
