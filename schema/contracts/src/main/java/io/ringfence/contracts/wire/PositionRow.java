package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One version of a position as it came in: everything that is known of it from its time on. Source:
 * the positions file of a replay. An absent optional fact is unknown, never a default.
 *
 * @param sequence number of the row among the rows of this position key, at least 0
 * @param venue venue, lower case
 * @param account account at the venue
 * @param instrument instrument as the venue names it
 * @param side {@code long} or {@code short}
 * @param quantity size, base asset, unsigned; 0 closes the position
 * @param entryPrice average entry, quote per base, &gt; 0
 * @param isolatedMargin isolated wallet W, settlement asset, without unrealised PnL, at least 0
 * @param leverage leverage set at the venue, &gt; 0
 * @param desk desk that owns the position
 * @param book book inside the desk
 * @param trader trader
 * @param stopPrice resting stop, quote per base
 * @param stopQuantity quantity the stop covers, base asset
 * @param plannedMaxLoss loss the trader planned for at most, settlement asset
 * @param thesis {@code intact} or {@code broken}
 * @param plan {@code add} or {@code exit}, decided before opening
 * @param legalEntity legal entity that owns the account
 * @param clientOrHouse {@code client} or {@code house}
 * @param strategy strategy
 * @param bookTag for example {@code core} or {@code speculative}
 * @param profile risk profile
 * @param riskClass risk class
 * @param sector sector
 * @param conviction conviction as the trader words it
 * @param pairId pair the position is a leg of
 * @param realisedPnl what was realised since the row before by closing the position or part of it,
 *     settlement asset
 */
public record PositionRow(
    long sequence,
    String venue,
    String account,
    String instrument,
    String side,
    BigDecimal quantity,
    BigDecimal entryPrice,
    BigDecimal isolatedMargin,
    BigDecimal leverage,
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
    @Nullable String strategy,
    @Nullable String bookTag,
    @Nullable String profile,
    @Nullable String riskClass,
    @Nullable String sector,
    @Nullable String conviction,
    @Nullable String pairId,
    @Nullable BigDecimal realisedPnl) {
  private static final String UNSAID = ", realisedPnl=null]";

  /**
   * A text of rows as it was before rows could say what was realised, where they do not say it:
   * texts that were kept then are compared with it.
   */
  public static String asBefore(String text) {
    return text.replace(UNSAID, "]");
  }
}
