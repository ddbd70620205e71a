package io.ringfence.domain.generation;

import java.math.BigDecimal;

/**
 * A price at which a position passes from life to liquidation or back.
 *
 * @param edge whether the requirement jumps over equity there, without ever being equal to it
 */
record Crossing(BigDecimal price, boolean edge) {}
