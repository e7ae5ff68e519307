/** Functions of JSON; the home of the JSON library. */
@NullMarked
package io.quiver.functions.json;

import org.jspecify.annotations.NullMarked;
