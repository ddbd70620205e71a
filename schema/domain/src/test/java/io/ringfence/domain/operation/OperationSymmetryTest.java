package io.ringfence.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.operation.OperationOutcome.Applied;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationSymmetryTest {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  /** A division is rounded at 18 digits, and a thousand times that is left. */
  private static final BigDecimal LAST_UNITS = new BigDecimal("1E-14");

  private static BigDecimal size(BigDecimal figure) {
    return figure.multiply(THOUSAND);
  }

  private static IsolatedPosition thousandfold(IsolatedPosition position) {
    return new IsolatedPosition(
        position.contract(),
        position.side(),
        size(position.quantity()),
        position.entryPrice(),
        size(position.isolatedMargin()),
        position.terms());
  }

  private static Fill thousandfold(Fill fill) {
    return new Fill(size(fill.quantity()), fill.price(), size(fill.fee()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void aThousandTimesTheSizeMovesAThousandTimesTheMoney(long seed) {
    Dice dice = new Dice(seed + 2_000);
    RandomHolding random = new RandomHolding(dice);
    for (int i = 0; i < 10; i++) {
      IsolatedPosition position = random.position(Contract.LINEAR);
      Fill fill = random.fill(dice.between("1", "1000", 0), random.price());
      var what = new WhatIf(dice.oneOf(RandomHolding.VENUES), Optional.empty(), random.price());
      BigDecimal leverage = position.terms().leverage().orElseThrow();
      var direction = dice.side();

      Holding once = Holding.of(position);
      Applied small =
          (Applied) what.apply(once, Operation.ofOrder(once, direction, fill, leverage));
      Holding large = Holding.of(thousandfold(position));
      Operation order = Operation.ofOrder(large, direction, thousandfold(fill), leverage);
      Applied big = (Applied) what.apply(large, order);

      for (Place place : Place.values()) {
        assertThat(big.net(place).subtract(size(small.net(place))).abs()).isLessThan(LAST_UNITS);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void aShortMirroredAtItsEntryGainsWhatTheLongGains(long seed) {
    Dice dice = new Dice(seed + 3_000);
    RandomHolding random = new RandomHolding(dice);
    for (int i = 0; i < 10; i++) {
      IsolatedPosition position = random.position(Contract.LINEAR);
      IsolatedPosition mirrored =
          new IsolatedPosition(
              position.contract(),
              position.side().opposite(),
              position.quantity(),
              position.entryPrice(),
              position.isolatedMargin(),
              position.terms());
      BigDecimal step = dice.between("0.01", "40", 2);
      BigDecimal up = position.entryPrice().add(step);
      BigDecimal down = position.entryPrice().subtract(step);
      var fee = dice.between("0", "0.5", 4);
      var what = new WhatIf(dice.oneOf(RandomHolding.VENUES), Optional.empty(), random.price());

      var left = (Applied) what.apply(Holding.of(position), new Operation.Close(up, fee));
      var right = (Applied) what.apply(Holding.of(mirrored), new Operation.Close(down, fee));
      assertThat(right.movements()).isEqualTo(left.movements());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void closingInPartsRealisesWhatClosingAtOnceDoes(long seed) {
    Dice dice = new Dice(seed + 4_000);
    RandomHolding random = new RandomHolding(dice);
    for (int i = 0; i < 10; i++) {
      IsolatedPosition position = random.position(Contract.LINEAR);
      BigDecimal price = random.price();
      BigDecimal leverage = position.terms().leverage().orElseThrow();
      var what = new WhatIf(dice.oneOf(RandomHolding.VENUES), Optional.empty(), price);
      var free = Holding.of(position).withFreeBalance(BigDecimal.ZERO);
      var reduce =
          new Operation.Reduce(new Fill(random.part(position.quantity()), price), leverage);
      var close = new Operation.Close(price, BigDecimal.ZERO);

      Applied part = (Applied) what.apply(free, reduce);
      Applied rest = (Applied) what.apply(part.after(), close);
      Applied whole = (Applied) what.apply(free, close);
      assertThat(rest.after().freeBalance().orElseThrow())
          .isEqualByComparingTo(whole.after().freeBalance().orElseThrow());
    }
  }
}
