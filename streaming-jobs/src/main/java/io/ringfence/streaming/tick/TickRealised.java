package io.ringfence.streaming.tick;

import java.math.BigDecimal;

/**
 * What positions of a risk node have realised.
 *
 * @param asset number of the settlement asset
 * @param node number of the risk node
 * @param amount settlement asset; negative is a loss
 * @param atMicros when it was true at its source, epoch microseconds
 * @param unknown closes and reductions of which nobody said what they realised
 */
public record TickRealised(int asset, int node, BigDecimal amount, long atMicros, int unknown) {}
