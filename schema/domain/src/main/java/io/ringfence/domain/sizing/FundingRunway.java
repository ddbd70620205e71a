package io.ringfence.domain.sizing;

import io.ringfence.domain.margin.FundingRule;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How long a position can pay funding while its mark stands still.
 *
 * @param settlements number of the settlement that liquidates it; 0: it is liquidatable already
 * @param hours hours from a settlement, just paid, to that one
 * @param payment what is paid at each, settlement asset, above 0
 */
public record FundingRunway(long settlements, BigDecimal hours, BigDecimal payment) {
  /** What nobody waits for: more settlements than this are no runway's end. */
  private static final long FOREVER = 1L << 52;

  /**
   * The runway of a wallet that pays alone; empty where the position receives funding or pays none,
   * and where the end lies beyond 2^52 settlements.
   *
   * @param position the position, whose wallet pays
   * @param settlement what is settled, again and again
   */
  public static Optional<FundingRunway> of(
      MarginModel model, IsolatedPosition position, Settlement settlement) {
    return of(model, position, settlement, BigDecimal.ZERO);
  }

  /**
   * The runway where the account pays first.
   *
   * @param position the position, whose wallet pays when the account cannot
   * @param settlement what is settled, again and again
   * @param accountBalance what the account can pay before, settlement asset, at least 0
   */
  public static Optional<FundingRunway> of(
      MarginModel model,
      IsolatedPosition position,
      Settlement settlement,
      BigDecimal accountBalance) {
    Figure.requireNotNegative("accountBalance", accountBalance);
    BigDecimal received = position.funding(settlement.mark(), settlement.rate());
    if (received.signum() >= 0) {
      return Optional.empty();
    }
    return new Drawn(model, position, settlement.mark(), received, accountBalance)
        .firstLiquidating()
        .map(
            it ->
                new FundingRunway(
                    it,
                    settlement.intervalHours().multiply(BigDecimal.valueOf(it)),
                    received.negate()));
  }

  /**
   * Settlements as they are expected.
   *
   * @param mark mark P that stands still, quote per base, above 0
   * @param rate rate of each settlement, fraction of value; positive is paid by longs
   * @param intervalHours hours between settlements, above 0
   */
  public record Settlement(BigDecimal mark, BigDecimal rate, BigDecimal intervalHours) {
    public Settlement {
      Figure.requireAbove0("mark", mark);
      Figure.requireAbove0("intervalHours", intervalHours);
    }

    /**
     * Settlements as a venue makes them: at its interval, the rate no further from 0 than its cap.
     * Empty where its interval is not known.
     *
     * @param mark mark P that stands still, quote per base, above 0
     * @param expectedRate rate expected for each settlement, fraction of value
     */
    public static Optional<Settlement> under(
        FundingRule rule, BigDecimal mark, BigDecimal expectedRate) {
      return rule.intervalHours()
          .map(hours -> new Settlement(mark, rule.capped(expectedRate), hours));
    }
  }

  /** A wallet that is drawn on; the longer the nearer to liquidation, so halving finds the end. */
  private record Drawn(
      MarginModel model,
      IsolatedPosition position,
      BigDecimal mark,
      BigDecimal received,
      BigDecimal accountBalance) {
    Optional<Long> firstLiquidating() {
      if (liquidatedAfter(0)) {
        return Optional.of(0L);
      }
      long high = 1;
      while (!liquidatedAfter(high)) {
        high *= 2;
        if (high > FOREVER) {
          return Optional.empty();
        }
      }
      long low = high / 2;
      while (high - low > 1) {
        long middle = low + (high - low) / 2;
        if (liquidatedAfter(middle)) {
          high = middle;
        } else {
          low = middle;
        }
      }
      return Optional.of(high);
    }

    private boolean liquidatedAfter(long settlements) {
      BigDecimal due = received.multiply(BigDecimal.valueOf(settlements));
      BigDecimal fromWallet = due.add(accountBalance).min(BigDecimal.ZERO);
      return model.isLiquidatable(position.plusMargin(fromWallet), mark);
    }
  }
}
