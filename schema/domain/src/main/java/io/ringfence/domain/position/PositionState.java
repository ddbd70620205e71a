package io.ringfence.domain.position;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A position as it stands after its latest change. Flat positions keep the economics they ended
 * with.
 *
 * @param key identity
 * @param episode counts the openings of this key from 1
 * @param status whether it lives
 * @param economics side, quantity, entry and wallet
 * @param leverage leverage set at the venue
 * @param facts what the institution knows about it
 * @param lifetimeCap deposits less withdrawals of the episode plus fees and funding the account
 *     paid, settlement asset
 * @param changes how often this key has changed so far
 * @param firedLevels levels whose alert has fired and not yet recovered, one bit for each level of
 *     {@code AlertLevels}
 */
public record PositionState(
    PositionKey key,
    int episode,
    Status status,
    IsolatedPosition economics,
    BigDecimal leverage,
    PositionFacts facts,
    BigDecimal lifetimeCap,
    long changes,
    int firedLevels) {
  /** Whether a position lives, and if not, how it ended. */
  public enum Status {
    OPEN,
    /** Its requirement was met at a mark, but the venue has not reported: it counts as open. */
    PRESUMED_LIQUIDATED,
    CLOSED,
    LIQUIDATED
  }

  public PositionState {
    if (episode < 1) {
      throw new IllegalArgumentException("episode must be >= 1, was " + episode);
    }
    if (key.side() != economics.side()) {
      throw new IllegalArgumentException(
          "economics must have the side of the key " + key + ", was " + economics.side());
    }
  }

  /** Whether the position lives, as far as the venue has said. */
  public boolean isOpen() {
    return status == Status.OPEN || isPresumedLiquidated();
  }

  /** Whether it met its requirement and the venue has not reported. */
  public boolean isPresumedLiquidated() {
    return status == Status.PRESUMED_LIQUIDATED;
  }

  /** Its requirement was met at a mark; only the venue's report ends it. */
  public PositionState presumedLiquidated() {
    return new PositionState(
        key,
        episode,
        Status.PRESUMED_LIQUIDATED,
        economics,
        leverage,
        facts,
        lifetimeCap,
        changes + 1,
        firedLevels);
  }

  /**
   * Opens the next episode of a key by a version with a quantity above 0.
   *
   * @param rules the venue's rules in force
   * @param before the position as it ended; absent where the key has never been opened
   */
  public static PositionState opened(
      MarginRules rules, PositionEvent.PositionVersion version, @Nullable PositionState before) {
    return new PositionState(
        version.key(),
        before == null ? 1 : before.episode + 1,
        Status.OPEN,
        economicsOf(rules, version),
        version.leverage(),
        version.facts(),
        version.isolatedMargin().subtract(version.knownResult()),
        before == null ? 1 : before.changes + 1,
        0);
  }

  /**
   * The next version of an open position. What the wallet gained against the one held before, less
   * what is said to have been realised, counts as a deposit, what it lost as a withdrawal.
   *
   * @param rules the venue's rules in force
   */
  public PositionState replacedBy(MarginRules rules, PositionEvent.PositionVersion version) {
    BigDecimal deposit =
        version
            .isolatedMargin()
            .subtract(economics.isolatedMargin())
            .subtract(version.knownResult());
    return new PositionState(
        key,
        episode,
        Status.OPEN,
        economicsOf(rules, version),
        version.leverage(),
        version.facts(),
        lifetimeCap.add(deposit),
        changes + 1,
        firedLevels);
  }

  /**
   * The wallet changed by a signed amount.
   *
   * @param deposited part of it that was put in (or, negative, taken out) by the holder
   */
  public PositionState walletChanged(BigDecimal amount, BigDecimal deposited) {
    return new PositionState(
        key,
        episode,
        status,
        economics.plusMargin(amount),
        leverage,
        facts,
        lifetimeCap.add(deposited),
        changes + 1,
        firedLevels);
  }

  /**
   * A charge or a credit was settled with the account, not with the wallet.
   *
   * @param amount signed, settlement asset; what the account pays (negative) raises the lifetime
   *     cap, what it receives lowers it
   */
  public PositionState settledByAccount(BigDecimal amount) {
    return walletChanged(BigDecimal.ZERO, amount.negate());
  }

  /** Other rules hold: the same quantity, entry and wallet read by their contract. */
  public PositionState under(MarginRules rules) {
    return new PositionState(
        key,
        episode,
        status,
        rules.position(
            economics.side(),
            economics.quantity(),
            economics.entryPrice(),
            economics.isolatedMargin(),
            leverage),
        leverage,
        facts,
        lifetimeCap,
        changes + 1,
        firedLevels);
  }

  /** Other facts are known of the position. */
  public PositionState withFacts(PositionFacts known) {
    return new PositionState(
        key, episode, status, economics, leverage, known, lifetimeCap, changes + 1, firedLevels);
  }

  /**
   * The venue took part of the position; what that realised is settled with the wallet.
   *
   * @param rules the venue's rules in force
   * @param fill of less than the position's quantity
   */
  public PositionState reducedBy(MarginRules rules, PositionEvent.VenueFill fill) {
    return new PositionState(
        key,
        episode,
        status,
        rules.position(
            key.side(),
            economics.quantity().subtract(fill.quantity()),
            economics.entryPrice(),
            economics.isolatedMargin().add(fill.realisedPnl()),
            leverage),
        leverage,
        facts,
        lifetimeCap,
        changes + 1,
        firedLevels);
  }

  /** The position ended. */
  public PositionState ended(Status how) {
    return new PositionState(
        key, episode, how, economics, leverage, facts, lifetimeCap, changes + 1, 0);
  }

  /** Other levels have fired; not a change of the position. */
  public PositionState withFiredLevels(int levels) {
    return new PositionState(
        key, episode, status, economics, leverage, facts, lifetimeCap, changes, levels);
  }

  private static IsolatedPosition economicsOf(
      MarginRules rules, PositionEvent.PositionVersion version) {
    return rules.position(
        version.key().side(),
        version.quantity(),
        version.entryPrice(),
        version.isolatedMargin(),
        version.leverage());
  }
}
