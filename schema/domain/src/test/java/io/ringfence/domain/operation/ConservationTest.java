package io.ringfence.domain.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.operation.OperationOutcome.Applied;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations move money; they neither make nor lose any. */
class ConservationTest {
  private static final int STEPS = 40;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void walletAccountVenueAndMarketTogetherNeverChangeByTheLastUnit(long seed) {
    Dice dice = new Dice(seed);
    RandomHolding random = new RandomHolding(dice);
    Holding holding = random.holding();
    OrderEffects effects = dice.oneOf(RandomHolding.VENUES);
    Map<Place, BigDecimal> gained = new EnumMap<>(Place.class);
    BigDecimal atStart = holding.wallet().add(holding.freeBalance().orElseThrow());
    for (int step = 0; step < STEPS; step++) {
      BigDecimal mark = random.price();
      Operation operation = random.operation(holding, mark);
      var outcome = new WhatIf(effects, Optional.empty(), mark).apply(holding, operation);
      if (outcome instanceof Applied applied) {
        for (Place place : Place.values()) {
          gained.merge(place, applied.net(place), BigDecimal::add);
        }
        assertThat(gained.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)).isZero();
        holding = applied.after();
        BigDecimal taken = gained(gained, Place.VENUE).add(gained(gained, Place.MARKET));
        assertThat(holding.wallet().add(holding.freeBalance().orElseThrow()).add(taken))
            .as("%s", operation)
            .isEqualByComparingTo(atStart);
      }
    }
  }

  private static BigDecimal gained(Map<Place, BigDecimal> gained, Place place) {
    return gained.getOrDefault(place, BigDecimal.ZERO);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void aFillAtTheMarkChangesWhatTheHolderOwnsOnlyByItsFee(long seed) {
    Dice dice = new Dice(seed + 1_000);
    RandomHolding random = new RandomHolding(dice);
    for (int i = 0; i < 20; i++) {
      Contract contract = random.contract();
      IsolatedPosition position = random.position(contract);
      BigDecimal mark = random.price();
      Holding holding = Holding.of(position).withFreeBalance(BigDecimal.valueOf(1_000_000_000));
      Fill fill = random.fill(dice.between("1", "1500", 0), mark);
      Operation order =
          Operation.ofOrder(holding, dice.side(), fill, position.terms().leverage().orElseThrow());
      OrderEffects effects = dice.oneOf(RandomHolding.VENUES);
      var applied = (Applied) new WhatIf(effects, Optional.empty(), mark).apply(holding, order);
      Fraction lost = owned(applied.before(), mark).minus(owned(applied.after(), mark));
      assertSame(contract, lost, paidToVenue(applied));
    }
  }

  private static Fraction owned(Holding holding, BigDecimal mark) {
    Fraction free = Fraction.of(holding.freeBalance().orElseThrow());
    return holding.position().map(it -> it.exactEquity(mark).plus(free)).orElse(free);
  }

  private static BigDecimal paidToVenue(Applied applied) {
    return applied.net(Place.VENUE);
  }

  /** Exact where nothing is divided; else the holder may lose, never gain, two last units. */
  private static void assertSame(Contract contract, Fraction lost, BigDecimal fee) {
    Fraction rounding = lost.minus(fee);
    BigDecimal units = BigDecimal.TWO.movePointLeft(contract.settlementScale());
    assertThat(rounding.signum()).isGreaterThanOrEqualTo(0);
    assertThat(rounding.compareTo(units)).isLessThanOrEqualTo(0);
  }
}
