/** Text indexes made with Lucene, its only home beside the builder of vector graphs. */
@NullMarked
package io.quiver.storage.text.lucene;

import org.jspecify.annotations.NullMarked;
