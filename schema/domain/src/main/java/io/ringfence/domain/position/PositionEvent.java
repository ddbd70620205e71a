package io.ringfence.domain.position;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything that can move one instrument's positions. Sealed: folds over it have no default. */
public sealed interface PositionEvent {
  /** When it was true at its source. */
  Instant at();

  /** The instrument it concerns. */
  InstrumentId instrument();

  /** An event that one row caused and that concerns one position. */
  sealed interface Sequenced extends PositionEvent {
    /** The position. */
    PositionKey key();

    /** Number of the row among those of its kind for this position. */
    long sequence();

    @Override
    default InstrumentId instrument() {
      return key().instrument();
    }
  }

  /**
   * A new version of a position; quantity 0 closes it.
   *
   * @param quantity size as the venue counts it, at least 0
   * @param entryPrice average entry, quote per base, above 0
   * @param isolatedMargin wallet W, settlement asset, at least 0; replaces the wallet held before
   * @param leverage leverage set at the venue, above 0
   * @param realisedPnl what was realised since the row before by closing the position or part of
   *     it, settlement asset, without fees and funding, which are rows of their own; absent: not
   *     said, and of a row that closes or reduces unknown
   */
  record PositionVersion(
      PositionKey key,
      Instant at,
      long sequence,
      BigDecimal quantity,
      BigDecimal entryPrice,
      BigDecimal isolatedMargin,
      BigDecimal leverage,
      PositionFacts facts,
      @Nullable BigDecimal realisedPnl)
      implements Sequenced {
    /** A version that does not say what was realised. */
    public PositionVersion(
        PositionKey key,
        Instant at,
        long sequence,
        BigDecimal quantity,
        BigDecimal entryPrice,
        BigDecimal isolatedMargin,
        BigDecimal leverage,
        PositionFacts facts) {
      this(key, at, sequence, quantity, entryPrice, isolatedMargin, leverage, facts, null);
    }

    public PositionVersion {
      require(quantity.signum() >= 0, "quantity must be >= 0, was ", quantity);
      require(entryPrice.signum() > 0, "entryPrice must be > 0, was ", entryPrice);
      require(isolatedMargin.signum() >= 0, "isolatedMargin must be >= 0, was ", isolatedMargin);
      require(leverage.signum() > 0, "leverage must be > 0, was ", leverage);
    }

    /** Whether this version ends the position. */
    public boolean closes() {
      return quantity.signum() == 0;
    }

    /** What is known to have been realised: 0 where nothing was said. */
    BigDecimal knownResult() {
      return realisedPnl == null ? BigDecimal.ZERO : realisedPnl;
    }
  }

  /**
   * Margin put in or taken out, or a fee booked to the wallet.
   *
   * @param amount settlement asset, above 0
   */
  record WalletEvent(PositionKey key, Instant at, long sequence, Kind kind, BigDecimal amount)
      implements Sequenced {
    /** What moved the wallet. */
    public enum Kind {
      ADD,
      REMOVE,
      FEE
    }

    public WalletEvent {
      require(amount.signum() > 0, "amount must be > 0, was ", amount);
    }

    /** The change of the wallet: adding raises it, removing and fees lower it. */
    public BigDecimal signedAmount() {
      return switch (kind) {
        case ADD -> amount;
        case REMOVE, FEE -> amount.negate();
      };
    }

    /** The part of the change that the holder put in or, negative, took out: a fee is neither. */
    public BigDecimal deposited() {
      return kind == Kind.FEE ? BigDecimal.ZERO : signedAmount();
    }
  }

  /**
   * What rests against a position and what was decided about it, in the place of what was known
   * before; absent is unknown, and an unknown stop is not effective.
   *
   * @param stopPrice resting stop, quote per base, above 0
   * @param stopQuantity size the stop covers as the venue counts it, at least 0
   * @param plannedMaxLoss loss planned for at most, settlement asset
   * @param thesis whether the reason for the position still holds
   * @param plan what was decided before opening
   */
  record StopsSet(
      PositionKey key,
      Instant at,
      long sequence,
      @Nullable BigDecimal stopPrice,
      @Nullable BigDecimal stopQuantity,
      @Nullable BigDecimal plannedMaxLoss,
      PositionFacts.@Nullable Thesis thesis,
      PositionFacts.@Nullable Plan plan)
      implements Sequenced {
    /** The facts of a position with these in the place of those before. */
    public PositionFacts over(PositionFacts before) {
      return new PositionFacts(
          before.desk(),
          before.book(),
          before.trader(),
          stopPrice,
          stopQuantity,
          plannedMaxLoss,
          thesis,
          plan,
          before.legalEntity(),
          before.clientOrHouse(),
          before.labels());
    }
  }

  /**
   * A fill by which the venue takes a position, or part of it, out of the holder's hands.
   *
   * @param quantity size that was filled as the venue counts it, above 0
   * @param price price of the fill, quote per base, above 0
   * @param realisedPnl what the fill realised, settlement asset, of either sign
   */
  record VenueFill(
      PositionKey key,
      Instant at,
      long sequence,
      Kind kind,
      BigDecimal quantity,
      BigDecimal price,
      BigDecimal realisedPnl)
      implements Sequenced {
    /** Why the venue did so. */
    public enum Kind {
      /** The requirement was no longer met. */
      LIQUIDATION,
      /** Auto-deleveraging: another holder's loss could not be covered otherwise. */
      ADL
    }

    public VenueFill {
      require(quantity.signum() > 0, "quantity must be > 0, was ", quantity);
      require(price.signum() > 0, "price must be > 0, was ", price);
    }
  }

  /**
   * A funding settlement.
   *
   * @param rate fraction of notional for the interval; positive is paid by longs
   */
  record FundingSettled(InstrumentId instrument, Instant at, BigDecimal rate)
      implements PositionEvent {}

  /**
   * A new mark.
   *
   * @param price quote per base, above 0
   */
  record MarkUpdate(InstrumentId instrument, Instant at, BigDecimal price)
      implements PositionEvent {
    public MarkUpdate {
      require(price.signum() > 0, "price must be > 0, was ", price);
    }
  }

  /**
   * The venue's rules for the instrument became others: a rule pack came into effect.
   *
   * @param rules the rules from now on
   */
  record RulesChanged(MarginRules rules, Instant at) implements PositionEvent {
    @Override
    public InstrumentId instrument() {
      return rules.instrument();
    }
  }

  private static void require(boolean holds, String rule, BigDecimal was) {
    if (!holds) {
      throw new IllegalArgumentException(rule + was);
    }
  }
}
