/** Whole tables as Arrow streams. */
@NullMarked
package io.ringfence.api.table;

import org.jspecify.annotations.NullMarked;
