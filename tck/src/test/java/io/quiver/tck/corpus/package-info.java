/** Large bodies of queries that others wrote: the SQL logic tests, TPC-H and TPC-DS. */
@NullMarked
package io.quiver.tck.corpus;

import org.jspecify.annotations.NullMarked;
