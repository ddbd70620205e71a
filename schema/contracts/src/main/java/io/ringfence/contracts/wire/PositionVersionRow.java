package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One change of one position and the position after it. Rests in the table {@code
 * position_versions}, append only.
 *
 * @param venue venue, lower case
 * @param account account at the venue
 * @param instrument instrument as the venue names it
 * @param side {@code long} or {@code short}
 * @param positionKey {@code venue/account/instrument/side}
 * @param occurredAtMicros when the change was true at its source, epoch microseconds
 * @param changeNumber counts the changes of this position key in this run from 1
 * @param change version, add, remove, fee, funding, close, liquidation or rules
 * @param sequence sequence of the row that caused the change; absent: funding and liquidation have
 *     none
 * @param episode counts the openings of this position key from 1
 * @param status open, closed or liquidated
 * @param quantity size after the change as the venue counts it, unsigned
 * @param entryPrice average entry, quote per base
 * @param isolatedMargin isolated wallet W after the change, settlement asset
 * @param amount signed change of W by an event (add +, remove and fee -, funding either)
 * @param lifetimeCap deposits - withdrawals of the episode + fees and funding paid by the account,
 *     settlement asset
 * @param leverage leverage set at the venue
 * @param liquidationPrice mark at which equity meets the requirement, quote per base, scale 18;
 *     absent: none
 * @param bankruptcyPrice mark at which equity is 0, quote per base, scale 18; absent: none
 * @param settlementAsset asset of margin and PnL
 * @param desk desk
 * @param book book inside the desk
 * @param trader trader
 * @param stopPrice resting stop; absent: unknown
 * @param stopQuantity quantity the stop covers; absent: unknown
 * @param plannedMaxLoss loss the trader planned for at most, settlement asset; absent: unknown
 * @param thesis intact or broken; absent: unknown
 * @param plan add or exit; absent: unknown
 * @param legalEntity legal entity that owns the account; absent: unknown
 * @param clientOrHouse client or house; absent: unknown
 * @param pairId pair the position is a leg of; absent: none known
 * @param rulePack {@code pack_id@version} that valued it
 * @param contractKind {@code linear}, {@code quanto} or {@code inverse}: how value follows price
 * @param contractMultiplier size of one unit of quantity, see {@code Contract}
 * @param labels what else the institution says of it
 */
public record PositionVersionRow(
    String venue,
    String account,
    String instrument,
    String side,
    String positionKey,
    long occurredAtMicros,
    long changeNumber,
    String change,
    @Nullable Long sequence,
    long episode,
    String status,
    BigDecimal quantity,
    BigDecimal entryPrice,
    BigDecimal isolatedMargin,
    @Nullable BigDecimal amount,
    BigDecimal lifetimeCap,
    BigDecimal leverage,
    @Nullable BigDecimal liquidationPrice,
    @Nullable BigDecimal bankruptcyPrice,
    String settlementAsset,
    String desk,
    String book,
    String trader,
    @Nullable BigDecimal stopPrice,
    @Nullable BigDecimal stopQuantity,
    @Nullable BigDecimal plannedMaxLoss,
    @Nullable String thesis,
    @Nullable String plan,
    @Nullable String legalEntity,
    @Nullable String clientOrHouse,
    @Nullable String pairId,
    String rulePack,
    String contractKind,
    BigDecimal contractMultiplier,
    PositionLabelsRow labels) {}
