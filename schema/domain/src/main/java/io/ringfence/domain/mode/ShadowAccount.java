package io.ringfence.domain.mode;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.stress.StressBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The isolated positions of one account and settlement asset as if they were held in cross margin:
 * every wallet, every profit and the free balance stand for all of them; the requirement is the sum
 * of the positions' own. Nothing is netted in the requirement, as venues do not net either across
 * instruments. When equity no longer exceeds the requirement, all of them and the balance are gone.
 *
 * @param freeBalance balance outside the wallets, settlement asset
 * @param positions at their marks
 */
public record ShadowAccount(BigDecimal freeBalance, List<PoolPosition> positions) {
  private static final Fraction ONE = Fraction.of(BigDecimal.ONE);
  private static final int FARTHEST_PERCENT = 90;

  public ShadowAccount {
    positions = List.copyOf(positions);
    if (positions.isEmpty()) {
      throw new IllegalArgumentException("positions must not be empty");
    }
  }

  /**
   * The account in both modes after a joint move, straight to its end; what is dead at the marks of
   * now is dead whatever they do afterwards.
   *
   * @param move relative move of every mark, above -1
   * @param isolatedDead positions that die isolated
   * @param isolatedEquity free balance and the equity of those that live, settlement asset, exact
   * @param isCrossDead whether the shadow account is liquidated
   * @param crossEquity what is left of it, settlement asset, exact: 0 where it is liquidated
   */
  public record Outcome(
      BigDecimal move,
      List<PoolPosition> isolatedDead,
      Fraction isolatedEquity,
      boolean isCrossDead,
      Fraction crossEquity) {
    /**
     * What containment is worth, settlement asset: positive where isolation keeps more, negative
     * where it costs, for a position died that the rest would have carried.
     */
    public Fraction valueOfContainment() {
      return isolatedEquity.minus(crossEquity);
    }
  }

  /** Both modes after a joint move. */
  public Outcome after(BigDecimal move) {
    Fraction factor = ONE.plus(move);
    List<PoolPosition> dead = new ArrayList<>();
    Fraction kept = Fraction.of(freeBalance);
    for (PoolPosition one : positions) {
      if (isDead(one, move)) {
        dead.add(one);
      } else {
        kept = kept.plus(one.economics().exactEquity(valueAt(one, factor)));
      }
    }
    boolean crossDead = isLiquidated() || isLiquidated(factor);
    return new Outcome(
        move, List.copyOf(dead), kept, crossDead, crossDead ? Fraction.ZERO : equity(factor));
  }

  private static boolean isDead(PoolPosition position, BigDecimal move) {
    return StressBook.of(List.of(position)).ladder(List.of(move)).getFirst().liquidated() > 0;
  }

  /** The free balance, all wallets and all unrealised PnL at the marks of now, exact. */
  public Fraction equity() {
    return equity(ONE);
  }

  /** Sum of the positions' requirements at the marks of now, exact. */
  public Fraction requirement() {
    return requirement(ONE);
  }

  /** Whether it would be liquidated at the marks of now. */
  public boolean isLiquidated() {
    return isLiquidated(ONE);
  }

  /**
   * The smallest joint move of whole percents that liquidates it, down before up; 0: it is dead;
   * empty: none up to 90 %.
   */
  public Optional<BigDecimal> smallestMove() {
    for (int percent = 0; percent <= FARTHEST_PERCENT; percent++) {
      BigDecimal move = BigDecimal.valueOf(percent, 2);
      if (isLiquidated(ONE.minus(move))) {
        return Optional.of(move.negate());
      }
      if (isLiquidated(ONE.plus(move))) {
        return Optional.of(move);
      }
    }
    return Optional.empty();
  }

  private boolean isLiquidated(Fraction factor) {
    return equity(factor).compareTo(requirement(factor)) <= 0;
  }

  private Fraction equity(Fraction factor) {
    Fraction sum = Fraction.of(freeBalance);
    for (PoolPosition one : positions) {
      sum = sum.plus(one.economics().exactEquity(valueAt(one, factor)));
    }
    return sum;
  }

  private Fraction requirement(Fraction factor) {
    Fraction sum = Fraction.ZERO;
    for (PoolPosition one : positions) {
      sum = sum.plus(one.rules().model().requirementOf(one.economics(), valueAt(one, factor)));
    }
    return sum;
  }

  private static Fraction valueAt(PoolPosition position, Fraction factor) {
    Fraction now = position.economics().value(position.mark());
    return switch (position.economics().contract().kind()) {
      case LINEAR, QUANTO -> now.times(factor);
      case INVERSE -> now.dividedBy(factor);
    };
  }
}
