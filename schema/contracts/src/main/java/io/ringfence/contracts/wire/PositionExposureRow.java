package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Exposure of one open position at a snapshot instant. Rests in the table {@code
 * position_exposures}. Figures that need a mark are absent until there is one.
 *
 * @param asOfMicros instant of the snapshot, epoch microseconds; every fact up to it is in
 * @param venue venue, lower case
 * @param account account at the venue
 * @param instrument instrument as the venue names it
 * @param side {@code long} or {@code short}
 * @param positionKey {@code venue/account/instrument/side}
 * @param episode counts the openings of this position key from 1
 * @param desk desk
 * @param book book inside the desk
 * @param settlementAsset asset of margin and PnL
 * @param quantity size, base asset, unsigned
 * @param entryPrice average entry, quote per base
 * @param isolatedMargin isolated wallet W, settlement asset
 * @param markPrice mark in force, quote per base
 * @param markAtMicros time of that mark, epoch microseconds
 * @param notional quantity x mark, quote currency
 * @param unrealisedPnl U(P), settlement asset
 * @param equity M(P) = W + U(P), settlement asset
 * @param maintenanceMargin requirement at the mark, settlement asset
 * @param initialMargin notional / leverage, settlement asset, rounded up at 18 digits
 * @param marginRatio requirement / equity, scale 18; absent: no mark, or equity not positive
 * @param state NORMAL, WATCH, CRITICAL, BANKRUPT or UNKNOWN
 * @param liquidationPrice mark at which equity meets the requirement, scale 18; absent: none
 * @param bankruptcyPrice mark at which equity is 0, scale 18; absent: none
 * @param distance signed fraction of the mark to the liquidation price, &gt; 0 while alive, scale
 *     18
 * @param removableMargin what the venue lets be removed now, settlement asset
 * @param lifetimeCap lifetime cap, settlement asset
 * @param cap cap on the loss from here at the wallet: W, settlement asset
 * @param stillToLose max(0, M(P)), settlement asset
 */
public record PositionExposureRow(
    long asOfMicros,
    String venue,
    String account,
    String instrument,
    String side,
    String positionKey,
    long episode,
    String desk,
    String book,
    String settlementAsset,
    BigDecimal quantity,
    BigDecimal entryPrice,
    BigDecimal isolatedMargin,
    @Nullable BigDecimal markPrice,
    @Nullable Long markAtMicros,
    @Nullable BigDecimal notional,
    @Nullable BigDecimal unrealisedPnl,
    @Nullable BigDecimal equity,
    @Nullable BigDecimal maintenanceMargin,
    @Nullable BigDecimal initialMargin,
    @Nullable BigDecimal marginRatio,
    String state,
    @Nullable BigDecimal liquidationPrice,
    @Nullable BigDecimal bankruptcyPrice,
    @Nullable BigDecimal distance,
    @Nullable BigDecimal removableMargin,
    BigDecimal lifetimeCap,
    BigDecimal cap,
    @Nullable BigDecimal stillToLose) {}
