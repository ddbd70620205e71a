package io.ringfence.streaming.tick;

import java.math.BigDecimal;

/**
 * What a risk node holds in one settlement asset, exact.
 *
 * @param asset number of the settlement asset
 * @param node number of the risk node
 * @param positions open positions in the figures
 * @param unknown open positions that are not: their instruments have no mark yet
 * @param isolatedMargin sum of W, settlement asset
 * @param equity sum of M(P), settlement asset
 * @param requirement sum of what equity must exceed, settlement asset
 * @param grossNotional sum of V(P), settlement asset
 * @param netNotional sum of s V(P), settlement asset
 * @param stillToLose sum of max(0, M(P)), of positions presumed liquidated of max(0, W), settlement
 *     asset
 * @param stopped positions with an effective stop, of those in the figures
 * @param ticks marks of the asset taken so far: received = counted here
 * @param sourceMicros time of the newest of them at the source, epoch microseconds
 * @param publishedMicros when this left, epoch microseconds
 */
public record DeskTotal(
    int asset,
    int node,
    int positions,
    int unknown,
    BigDecimal isolatedMargin,
    BigDecimal equity,
    BigDecimal requirement,
    BigDecimal grossNotional,
    BigDecimal netNotional,
    BigDecimal stillToLose,
    int stopped,
    long ticks,
    long sourceMicros,
    long publishedMicros) {}
