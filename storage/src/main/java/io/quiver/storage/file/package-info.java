/**
 * Files as storage needs them: a small seam over the file system, input and output that no thread
 * interrupt can break, and block files in which every flipped bit is found.
 */
@NullMarked
package io.quiver.storage.file;

import org.jspecify.annotations.NullMarked;
