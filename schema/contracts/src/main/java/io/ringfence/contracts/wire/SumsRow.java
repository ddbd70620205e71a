package io.ringfence.contracts.wire;

import java.math.BigDecimal;

/**
 * Additive figures of some positions, exact. Figures that need a mark are sums over the positions
 * that have one.
 *
 * @param positions open positions
 * @param unknownPositions open positions without a mark
 * @param isolatedMargin sum of W, settlement asset
 * @param unknownMargin sum of W of the positions without a mark, settlement asset
 * @param equity sum of M(P), settlement asset
 * @param unrealisedPnl sum of U(P), settlement asset
 * @param maintenanceMargin sum of requirements, settlement asset
 * @param initialMargin sum of initial requirements at the mark, settlement asset
 * @param grossNotional sum of notionals, quote currency
 * @param netNotional sum of signed notionals, long positive, quote currency
 * @param stillToLose sum of max(0, M(P)), settlement asset
 * @param unstopped positions with a mark and without an effective stop
 */
public record SumsRow(
    int positions,
    int unknownPositions,
    BigDecimal isolatedMargin,
    BigDecimal unknownMargin,
    BigDecimal equity,
    BigDecimal unrealisedPnl,
    BigDecimal maintenanceMargin,
    BigDecimal initialMargin,
    BigDecimal grossNotional,
    BigDecimal netNotional,
    BigDecimal stillToLose,
    int unstopped) {}
