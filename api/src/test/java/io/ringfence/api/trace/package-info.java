/** Spans that reach a collector. */
@NullMarked
package io.ringfence.api.trace;

import org.jspecify.annotations.NullMarked;
