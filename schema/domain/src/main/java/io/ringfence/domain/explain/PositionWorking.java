package io.ringfence.domain.explain;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;

/**
 * The lines every figure shares: size, value, cost, profit, equity.
 *
 * @param paper takes the lines
 * @param position the position explained
 * @param mark mark P, quote per base
 */
record PositionWorking(Paper paper, IsolatedPosition position, BigDecimal mark) {
  /** +1 or -1 with its line. */
  Fraction sign() {
    return paper.input(
        "σ",
        "+1 where equity rises with the value (long; inverse short), else -1",
        BigDecimal.valueOf(position.valueSign()));
  }

  /** The figure with the sign σ. */
  Fraction signed(Fraction figure) {
    return position.valueSign() > 0 ? figure : figure.negate();
  }

  Fraction size() {
    Fraction quantity = paper.input("q", "quantity as the venue counts it", position.quantity());
    BigDecimal multiplier = position.contract().multiplier();
    return paper.step("Q", "size", "q · " + multiplier.toPlainString(), quantity.times(multiplier));
  }

  /** V(P). */
  Fraction value() {
    Fraction size = size();
    Fraction price = paper.input("P", "mark, quote per base", mark);
    return paper.step("V", "value at the mark", byPrice("P"), valued(size, price));
  }

  /** C: V(E), or what the venue booked. */
  Fraction cost() {
    if (position.terms().entryCost().isPresent()) {
      return paper.input(
          "C", "value at entry as it was booked", position.terms().entryCost().orElseThrow());
    }
    Fraction size = size();
    Fraction entry = paper.input("E", "average entry, quote per base", position.entryPrice());
    return paper.step("C", "value at entry", byPrice("E"), valued(size, entry));
  }

  private String byPrice(String price) {
    return switch (position.contract().kind()) {
      case LINEAR, QUANTO -> "Q · " + price;
      case INVERSE -> "Q / " + price;
    };
  }

  private Fraction valued(Fraction size, Fraction price) {
    return switch (position.contract().kind()) {
      case LINEAR, QUANTO -> size.times(price);
      case INVERSE -> size.dividedBy(price);
    };
  }

  Fraction wallet() {
    return paper.input(
        "W", "isolated wallet, without unrealised profit", position.isolatedMargin());
  }

  /** U(P), exact. */
  Fraction pnl() {
    Fraction value = value();
    Fraction cost = cost();
    sign();
    return paper.step("U", "unrealised profit", "σ (V - C)", signed(value.minus(cost)));
  }

  /** M(P) as it is shown: with U rounded down where it does not end. */
  Fraction shownEquity() {
    Fraction wallet = wallet();
    BigDecimal owned = position.contract().owned(pnl());
    return paper.step(
        "M", "equity, with U rounded down where it does not end", "W + U", wallet.plus(owned));
  }

  /** L. */
  Fraction leverage() {
    return paper.input("L", "leverage set at the venue", position.terms().requiredLeverage());
  }

  /** C / L. */
  Fraction initial() {
    Fraction cost = cost();
    Fraction leverage = leverage();
    return paper.step("C/L", "initial margin at entry", "C / L", cost.dividedBy(leverage));
  }

  /** What was posted: C / L and what was added since. */
  Fraction posted() {
    Fraction initial = initial();
    Fraction added = added();
    return paper.step("W'", "margin posted", "C/L + A", initial.plus(added));
  }

  Fraction added() {
    return paper.input("A", "margin added since the opening", position.terms().addedMargin());
  }

  /** The price of a value, exact. */
  Fraction priceAt(String symbol, String meaning, Fraction value) {
    Fraction size = size();
    Contract contract = position.contract();
    return switch (contract.kind()) {
      case LINEAR, QUANTO -> paper.step(symbol, meaning, "V* / Q", value.dividedBy(size));
      case INVERSE -> paper.step(symbol, meaning, "Q / V*", size.dividedBy(value));
    };
  }
}
