package io.ringfence.domain.generation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The formulas as the venues write them, price by price: one for linear and quanto contracts, one
 * for inverse ones.
 */
final class SecondModel {
  private static final BigDecimal ONE = BigDecimal.ONE;

  private final Sample of;
  private final BigDecimal size;
  private final BigDecimal cost;
  private final BigDecimal s;
  private @Nullable List<Crossing> crossings;

  SecondModel(Sample of) {
    this.of = of;
    size = of.quantity().multiply(of.multiplier());
    s = BigDecimal.valueOf(of.sign());
    BigDecimal booked = of.cost();
    cost = booked == null ? value(of.entry()) : booked;
  }

  BigDecimal cost() {
    return cost;
  }

  BigDecimal value(BigDecimal price) {
    return of.isInverse() ? Digits.divide(size, price) : size.multiply(price);
  }

  /** The price of a value above 0. */
  BigDecimal priceOf(BigDecimal value) {
    return of.isInverse() ? Digits.divide(size, value) : Digits.divide(value, size);
  }

  /** Wallet and profit at a price, as the venue counts them. */
  BigDecimal equity(BigDecimal price) {
    return equityAtValue(value(price));
  }

  BigDecimal equityAtValue(BigDecimal value) {
    BigDecimal gained = value.subtract(cost).multiply(s);
    return countedWallet().add(of.isInverse() ? gained.negate() : gained);
  }

  /** Every crossing of a generation that takes its rate from the brackets at the mark. */
  List<Crossing> crossings() {
    if (crossings == null) {
      crossings = new BracketSearch(of, this).crossings();
    }
    return crossings;
  }

  /** Of margin added to an inverse position at Bybit a part pays the larger closing fee. */
  private BigDecimal countedWallet() {
    if (of.generation() != Generation.BYBIT_FEE_TO_CLOSE || !of.isInverse()) {
      return of.wallet();
    }
    BigDecimal counts = Digits.divide(of.added(), ONE.add(s.multiply(of.fee())));
    return of.wallet().subtract(of.added()).add(counts);
  }

  /** What equity must exceed at a price. */
  BigDecimal requirement(BigDecimal price) {
    return of.generation().isFixedAtEntry() ? entryRequirement() : requirementOf(value(price));
  }

  BigDecimal requirementOf(BigDecimal value) {
    if (!of.generation().isTiered(of)) {
      return value.multiply(leveragedRate());
    }
    int tier = tierOf(value);
    BigDecimal rate = of.brackets().rates()[tier].add(triggerFee());
    return value.multiply(rate).subtract(of.brackets().amounts()[tier]);
  }

  private int tierOf(BigDecimal value) {
    Brackets brackets = of.brackets();
    return brackets.holding(brackets.contracts() ? of.quantity() : brackets.snapped(value));
  }

  /** The fee in the trigger; at Bybit it cancels, at Nautilus there is none. */
  BigDecimal triggerFee() {
    return of.generation() == Generation.BYBIT_FEE_TO_CLOSE
            || of.generation() == Generation.NAUTILUS
        ? BigDecimal.ZERO
        : of.fee();
  }

  private BigDecimal leveragedRate() {
    return Digits.divide(of.ratio(), leverage()).add(triggerFee());
  }

  private BigDecimal leverage() {
    return Objects.requireNonNull(of.leverage());
  }

  /** The requirement where it is fixed when the position is entered. */
  BigDecimal entryRequirement() {
    return new SecondEntry(of, this).requirement(tierOf(cost));
  }

  BigDecimal initial() {
    return Digits.divide(cost, leverage());
  }

  /** The price at which the holder's margin is gone, as the venue prints it. */
  Optional<BigDecimal> bankruptcy() {
    return switch (of.generation()) {
      case STANDARD, ENTRY_MM, OKX_TICK, HTX, NAUTILUS -> gone(of.wallet());
      case BYBIT_FEE_TO_CLOSE -> gone(countedWallet());
      case KUCOIN_V1 -> gone(initial().add(of.added())).flatMap(price -> onGrid(price, -of.sign()));
      case BITMEX -> gone(initial().add(of.added())).flatMap(price -> onGrid(price, of.sign()));
      case BYBIT_LEGACY_ROUNDED -> gone(of.wallet()).flatMap(price -> onGrid(price, of.sign()));
      case BYBIT_LEGACY_INVERSE ->
          positive(size.multiply(ONE.add(s.multiply(of.fee()))), cost.add(s.multiply(of.wallet())));
    };
  }

  /** The price at which an amount of margin is lost. */
  Optional<BigDecimal> gone(BigDecimal margin) {
    return of.isInverse()
        ? positive(size, cost.add(s.multiply(margin)))
        : positive(cost.subtract(s.multiply(margin)), size);
  }

  private static Optional<BigDecimal> positive(BigDecimal dividend, BigDecimal divisor) {
    return dividend.signum() * divisor.signum() <= 0
        ? Optional.empty()
        : Optional.of(Digits.divide(dividend, divisor));
  }

  private Optional<BigDecimal> onGrid(BigDecimal price, int upwards) {
    RoundingMode mode = upwards > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR;
    return Optional.of(Digits.onGrid(price, of.tick(), mode)).filter(it -> it.signum() > 0);
  }

  /** The equation solved with a rate and an amount, wherever the root lies. */
  Optional<BigDecimal> solved(BigDecimal rate, BigDecimal amount) {
    BigDecimal cushion = countedWallet().add(amount);
    return of.isInverse()
        ? positive(size.multiply(s.add(rate)), cushion.add(s.multiply(cost)))
        : positive(cushion.subtract(s.multiply(cost)), size.multiply(rate.subtract(s)));
  }

  /** The same with the rate and the amount of a bracket. */
  Optional<BigDecimal> solvedIn(int tier) {
    return solved(of.brackets().rates()[tier].add(triggerFee()), of.brackets().amounts()[tier]);
  }

  /** The price the venue prints, and the value of the root it comes from. */
  Optional<BigDecimal> printed(@Nullable BigDecimal root) {
    if (root == null) {
      return Optional.empty();
    }
    if (of.generation() == Generation.OKX_TICK) {
      return Optional.of(root.add(s.multiply(of.tick()))).filter(price -> price.signum() > 0);
    }
    return of.generation().isPrinted() ? onGrid(root, of.sign()) : Optional.of(root);
  }

  /** The price at which equity meets the requirement, before anything is rounded. */
  Optional<BigDecimal> root(BigDecimal from) {
    if (of.generation().isFixedAtEntry()) {
      return gone(of.wallet().subtract(entryRequirement()));
    }
    return of.generation().isTiered(of)
        ? new BracketSearch(of, this).first(from).map(Crossing::price)
        : solved(leveragedRate(), BigDecimal.ZERO);
  }

  boolean isLiquidatable(BigDecimal mark) {
    Optional<BigDecimal> price =
        of.generation().isPrinted() ? printed(root(mark).orElse(null)) : Optional.empty();
    return price.map(it -> of.sign() * it.compareTo(mark) >= 0).orElseGet(() -> isBreached(mark));
  }

  /** Equity has come down to the requirement; equal but for lost digits is equal. */
  boolean isBreached(BigDecimal price) {
    BigDecimal equity = equity(price);
    BigDecimal requirement = requirement(price);
    BigDecimal gap = equity.subtract(requirement);
    return gap.signum() <= 0 || Digits.areEqual(cost.add(gap), cost);
  }
}
