package io.ringfence.contracts.wire;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One version of a position in cross margin as it came in. It has no wallet of its own, so it is
 * written down and shown beside isolated positions, and counted in none of their figures. Rests in
 * the table {@code cross_positions}. Source: rows of the positions file whose {@code margin_mode}
 * is {@code cross}.
 *
 * @param occurredAtMicros when it was true at its source, epoch microseconds
 * @param sequence number of the row among the rows of this position key
 * @param key whose it is
 * @param quantity size, base asset, unsigned; 0: closed
 * @param entryPrice average entry, quote per base, &gt; 0
 * @param leverage leverage set at the venue, &gt; 0
 * @param owner who holds it
 * @param labels what else the institution says of it
 */
public record CrossPositionRow(
    long occurredAtMicros,
    long sequence,
    Key key,
    BigDecimal quantity,
    BigDecimal entryPrice,
    BigDecimal leverage,
    Owner owner,
    PositionLabelsRow labels) {
  /**
   * What tells it from others.
   *
   * @param venue venue, lower case
   * @param account account at the venue
   * @param instrument instrument as the venue names it
   * @param side {@code long} or {@code short}
   */
  public record Key(String venue, String account, String instrument, String side) {
    /** {@code venue/account/instrument/side}, as an isolated position's. */
    public String text() {
      return String.join("/", venue, account, instrument, side);
    }
  }

  /**
   * Who holds it and why; absent is unknown.
   *
   * @param desk desk
   * @param book book inside the desk
   * @param trader trader
   * @param thesis {@code intact} or {@code broken}
   * @param legalEntity legal entity that owns the account
   * @param clientOrHouse {@code client} or {@code house}
   * @param pairId pair the position is a leg of
   */
  public record Owner(
      String desk,
      String book,
      String trader,
      @Nullable String thesis,
      @Nullable String legalEntity,
      @Nullable String clientOrHouse,
      @Nullable String pairId) {}
}
