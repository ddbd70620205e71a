package io.ringfence.launcher.sample;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trader asks for; the venue's brackets decide what becomes of it.
 *
 * @param side direction
 * @param notional size wished, quote currency
 * @param entry average entry, quote per base
 * @param leverage leverage wished; lowered to what the bracket of the size allows
 * @param extraPercent margin posted beyond the initial requirement, per cent of it
 */
record Wish(
    PositionSide side,
    BigDecimal notional,
    BigDecimal entry,
    BigDecimal leverage,
    int extraPercent) {
  private static final MathContext LOT = new MathContext(4, RoundingMode.DOWN);
  private static final int CENTS = 2;
  private static final List<Integer> NOTIONALS =
      List.of(20_000, 50_000, 50_000, 100_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000);

  /** Leverage and how many of a hundred positions use it. */
  private static final int[][] LEVERAGES = {
    {2, 4}, {3, 14}, {4, 10}, {5, 18}, {6, 6}, {7, 4}, {8, 10}, {10, 16}, {12, 5}, {15, 6}, {20, 4},
    {25, 2}, {50, 1}
  };

  private static final List<Integer> LEVERAGE_DRAWS = draws();

  /** A wish near a mark: entry up to 6 % away, in profit or in loss. */
  static Wish draw(Dice dice, PositionSide side, BigDecimal mark) {
    long notional = (long) dice.pick(NOTIONALS) * dice.between(60, 160) / 100;
    int leverage = dice.pick(LEVERAGE_DRAWS);
    BigDecimal away = BigDecimal.valueOf(dice.between(-60_000, 60_000), 6);
    BigDecimal entry = Figures.price(mark.multiply(BigDecimal.ONE.add(away)));
    int extraPercent = dice.percent(25) ? dice.between(5, 60) : 0;
    return new Wish(
        side, BigDecimal.valueOf(notional), entry, BigDecimal.valueOf(leverage), extraPercent);
  }

  /** The same wish entered at another price. */
  Wish enteredAt(BigDecimal price) {
    return new Wish(side, notional, Figures.price(price), leverage, extraPercent);
  }

  /** What the venue grants while the mark is here. */
  Terms granted(MarginRules rules, BigDecimal mark) {
    BigDecimal quantity = Figures.plain(notional.divide(mark, LOT));
    BigDecimal largest = quantity.multiply(entry.max(mark));
    BigDecimal allowed = rules.model().schedule().tierAt(largest).maxLeverage();
    BigDecimal granted = leverage.min(allowed);
    BigDecimal margin =
        quantity
            .multiply(entry)
            .multiply(BigDecimal.valueOf(100 + extraPercent, 2))
            .divide(granted, CENTS, RoundingMode.CEILING);
    return new Terms(new IsolatedPosition(side, quantity, entry, margin), granted);
  }

  private static List<Integer> draws() {
    List<Integer> draws = new ArrayList<>();
    for (int[] leverageAndShare : LEVERAGES) {
      for (int i = 0; i < leverageAndShare[1]; i++) {
        draws.add(leverageAndShare[0]);
      }
    }
    return List.copyOf(draws);
  }
}
