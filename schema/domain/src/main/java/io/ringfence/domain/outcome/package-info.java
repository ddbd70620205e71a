/**
 * What came of proposals: who follows them in a replayed market, who ignores them, and what each
 * burned. Losses of our own advice count like any other.
 */
@NullMarked
package io.ringfence.domain.outcome;

import org.jspecify.annotations.NullMarked;
