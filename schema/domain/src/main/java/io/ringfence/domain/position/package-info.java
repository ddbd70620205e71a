/**
 * What a position is and everything that can happen to it. Meaning only: how it travels is {@code
 * io.ringfence.contracts.wire}.
 */
@NullMarked
package io.ringfence.domain.position;

import org.jspecify.annotations.NullMarked;
