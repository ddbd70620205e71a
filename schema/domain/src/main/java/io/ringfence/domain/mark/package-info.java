/**
 * Marks of one instrument as a stream: how old, how far from the one before, how restless. Says how
 * far a mark can be trusted; what follows from it is {@code io.ringfence.domain.budget}'s.
 */
@NullMarked
package io.ringfence.domain.mark;

import org.jspecify.annotations.NullMarked;
