/** Moves of margin: what is suggested now, and batches that are proposed. */
@NullMarked
package io.ringfence.api.reallocation;

import org.jspecify.annotations.NullMarked;
