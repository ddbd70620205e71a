/** What a run is told beside its input and its rules. */
@NullMarked
package io.ringfence.streaming.terms;

import org.jspecify.annotations.NullMarked;
