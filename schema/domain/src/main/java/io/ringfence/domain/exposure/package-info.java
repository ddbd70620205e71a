/**
 * The exposure engine: one book for each instrument, one for each risk node. Applies events in the
 * order it is given them and says what became of each. No clock, no I/O: the caller brings order
 * and keeps state.
 */
@NullMarked
package io.ringfence.domain.exposure;

import org.jspecify.annotations.NullMarked;
