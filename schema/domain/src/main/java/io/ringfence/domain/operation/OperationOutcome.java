package io.ringfence.domain.operation;

import io.ringfence.domain.margin.IsolatedPosition;
import java.math.BigDecimal;
import java.util.List;

/** What came of an operation. Sealed: a refusal is an answer, not an exception. */
public sealed interface OperationOutcome {
  /**
   * It can be done.
   *
   * @param before the holding it was done to
   * @param after the holding it leaves
   * @param movements every amount that moved, in order; wallet and known balance of both holdings
   *     differ by exactly these
   */
  record Applied(Holding before, Holding after, List<Movement> movements)
      implements OperationOutcome {
    public Applied {
      movements = List.copyOf(movements);
      requireBooked("wallet", before.wallet(), after.wallet(), Ledger.net(movements, Place.WALLET));
      if (before.freeBalance().isPresent()) {
        requireBooked(
            "freeBalance",
            before.freeBalance().orElseThrow(),
            after.freeBalance().orElseThrow(),
            Ledger.net(movements, Place.ACCOUNT));
      }
    }

    private static void requireBooked(
        String field, BigDecimal before, BigDecimal after, BigDecimal moved) {
      if (before.add(moved).compareTo(after) != 0) {
        throw new IllegalArgumentException(
            field + " must change by what moved, " + moved + ", was " + before + " -> " + after);
      }
    }

    /** What a place gained in all, negative where it lost; settlement asset, exact. */
    public BigDecimal net(Place place) {
      return Ledger.net(movements, place);
    }

    /** What moved for a reason into a place, negative out of it; settlement asset, exact. */
    public BigDecimal net(Place place, Movement.Reason reason) {
      return Ledger.net(movements.stream().filter(it -> it.reason() == reason).toList(), place);
    }

    /**
     * Margin the venue shows right after the fill, settlement asset: what was there valued at the
     * mark, a new lot at its own price. Equals M(P) where the fill was at the mark; 0 where flat.
     *
     * @param mark mark P before the fill, quote per base, above 0
     */
    public BigDecimal marginAfterFill(BigDecimal mark) {
      return after
          .position()
          .map(it -> after.wallet().add(carriedPnl(it, mark)))
          .orElse(BigDecimal.ZERO);
    }

    private BigDecimal carriedPnl(IsolatedPosition now, BigDecimal mark) {
      return before
          .position()
          .filter(earlier -> earlier.side() == now.side())
          .map(earlier -> earlier.quantity().compareTo(now.quantity()) < 0 ? earlier : now)
          .map(lots -> lots.unrealisedPnl(mark))
          .orElse(BigDecimal.ZERO);
    }
  }

  /**
   * It cannot be done.
   *
   * @param reason which rule forbids it
   * @param finding the rule and what was found, for a person
   */
  record Refused(Reason reason, String finding) implements OperationOutcome {
    /** Which rule forbids an operation. */
    public enum Reason {
      /** There is nothing to do it to. */
      NO_POSITION,
      /** An opening order meets a position. */
      POSITION_EXISTS,
      /** A reduction must leave something, a flip must go beyond the position. */
      QUANTITY,
      /** The position's leverage is not known, and the rule depends on it. */
      LEVERAGE_UNKNOWN,
      /** The venue does not lower the leverage of an open position. */
      LEVERAGE_LOWERED,
      /** The tier of the position does not allow this leverage. */
      LEVERAGE_ABOVE_TIER,
      /** The account's free balance does not cover it. */
      FREE_BALANCE,
      /** Who pays depends on a balance that is not known. */
      FREE_BALANCE_UNKNOWN,
      /** The venue does not let so much be removed. */
      REMOVAL_FLOOR,
      /** The position would be liquidated at the mark. */
      WOULD_LIQUIDATE
    }
  }
}
