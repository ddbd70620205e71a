package io.ringfence.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.operation.OperationOutcome.Applied;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Hyperliquid's order effects once more, on signed sizes and the margin the venue shows. */
class HyperliquidOrderTwinTest {
  private static final MathContext DIGITS = MathContext.DECIMAL128;
  private static final BigDecimal NEAR = new BigDecimal("1E-12");

  /** Signed size, entry and margin as the venue shows them. */
  private record Shown(BigDecimal size, BigDecimal entry, BigDecimal margin) {}

  private record Order(BigDecimal size, BigDecimal price, BigDecimal leverage, BigDecimal fee) {}

  private static Shown naive(Shown now, BigDecimal mark, BigDecimal leverage, Order order) {
    BigDecimal margin =
        order.leverage().compareTo(leverage) == 0
            ? now.margin()
            : now.size().abs().multiply(mark).divide(order.leverage(), DIGITS);
    BigDecimal size = now.size().add(order.size());
    BigDecimal orderMargin =
        order.size().abs().multiply(order.price()).divide(order.leverage(), DIGITS);
    if (now.size().signum() == order.size().signum()) {
      BigDecimal cost = now.size().multiply(now.entry()).add(order.size().multiply(order.price()));
      BigDecimal total = margin.add(orderMargin).subtract(order.fee());
      return new Shown(size, cost.divide(size, DIGITS), total);
    }
    if (size.signum() == now.size().signum()) {
      return new Shown(size, now.entry(), margin.multiply(size).divide(now.size(), DIGITS));
    }
    BigDecimal opened = size.divide(order.size(), DIGITS);
    return new Shown(size, order.price(), orderMargin.subtract(order.fee()).multiply(opened));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void anOrderLeavesSizeEntryAndMarginOfTheTwin(long seed) {
    Dice dice = new Dice(seed + 6_000);
    for (int i = 0; i < 40; i++) {
      BigDecimal mark = dice.between("1900", "2100", 1);
      BigDecimal leverage = dice.between("1", "25", 0);
      BigDecimal quantity = dice.between("0.1", "20", 1);
      BigDecimal entry = dice.between("1900", "2100", 1);
      BigDecimal margin =
          quantity.multiply(mark).divide(leverage, DIGITS).multiply(dice.between("1", "3", 1));
      PositionSide side = dice.side();
      Shown now = new Shown(signed(side, quantity), entry, margin);
      BigDecimal chosen = dice.chance(50) ? leverage : dice.between("1", "25", 0);
      BigDecimal ordered = signed(dice.side(), dice.between("0.1", "30", 2));
      Order order =
          new Order(ordered, dice.between("1990", "2010", 1), chosen, dice.between("0", "0.1", 2));
      if (ordered.add(now.size()).signum() != 0) {
        assertSame(naive(now, mark, leverage, order), ours(now, mark, leverage, order, side), mark);
      }
    }
  }

  private static BigDecimal signed(PositionSide side, BigDecimal figure) {
    return side == PositionSide.LONG ? figure : figure.negate();
  }

  private static Applied ours(
      Shown now, BigDecimal mark, BigDecimal leverage, Order order, PositionSide side) {
    var terms = VenueTerms.NONE.withLeverage(leverage);
    var position =
        new IsolatedPosition(
            Contract.LINEAR, side, now.size().abs(), now.entry(), BigDecimal.ZERO, terms);
    Holding holding = Holding.ofEquity(position, now.margin(), mark);
    var direction = order.size().signum() > 0 ? PositionSide.LONG : PositionSide.SHORT;
    Fill fill = new Fill(order.size().abs(), order.price(), order.fee());
    return (Applied)
        new WhatIf(OrderEffects.HYPERLIQUID, Optional.empty(), mark)
            .apply(holding, Operation.ofOrder(holding, direction, fill, order.leverage()));
  }

  private static void assertSame(Shown twin, Applied ours, BigDecimal mark) {
    IsolatedPosition after = ours.after().position().orElseThrow();
    assertThat(signed(after.side(), after.quantity())).isEqualByComparingTo(twin.size());
    assertThat(after.entryPrice().subtract(twin.entry()).abs()).isLessThan(NEAR);
    assertThat(ours.marginAfterFill(mark).subtract(twin.margin()).abs())
        .as("%s", ours)
        .isLessThan(NEAR);
  }
}
