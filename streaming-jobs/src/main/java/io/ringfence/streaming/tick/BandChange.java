package io.ringfence.streaming.tick;

import io.ringfence.domain.budget.BudgetState;
import java.math.BigDecimal;

/**
 * A band has come into another state.
 *
 * @param band number of the band in the plan
 * @param node number of the risk node
 * @param state the state now
 * @param used what is used, settlement asset
 * @param unknown positions that are not in it, their instruments having no mark
 * @param sourceMicros time of the newest mark at the source, epoch microseconds
 * @param emittedMicros when this left, epoch microseconds
 */
public record BandChange(
    int band,
    int node,
    BudgetState state,
    BigDecimal used,
    int unknown,
    long sourceMicros,
    long emittedMicros) {}
