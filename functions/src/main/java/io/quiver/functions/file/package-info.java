/** Text files as tables: CSV and JSON, read with types and written. The home of FastCSV. */
@NullMarked
package io.quiver.functions.file;

import org.jspecify.annotations.NullMarked;
