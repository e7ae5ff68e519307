/** What SQL's text search comes down to for one row: matching, highlighting. */
@NullMarked
package io.quiver.functions.text;

import org.jspecify.annotations.NullMarked;
