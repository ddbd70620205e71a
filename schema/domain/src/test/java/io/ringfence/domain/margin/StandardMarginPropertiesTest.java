package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.NaivePosition;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every position and every continuous schedule. */
class StandardMarginPropertiesTest {
  private static final int POSITIONS = 10;
  private static final BigDecimal LAST_DIGIT = dec("0.000000000000000001");
  private static final Offset<BigDecimal> TWIN_PRECISION =
      Offset.offset(dec("0.00000000000000001"));
  private static final BigDecimal HUNDRED = dec(100);

  private static List<NaivePosition> positions(long seed) {
    Dice dice = new Dice(seed);
    List<NaivePosition> positions = new ArrayList<>();
    for (int i = 0; i < POSITIONS; i++) {
      positions.add(NaivePosition.random(dice));
    }
    return positions;
  }

  private static Optional<PriceRoot> root(NaivePosition position) {
    return position.model().liquidationPrice(position.economics());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void equityEqualsTheRequirementAtTheLiquidationPriceToTheLastDigit(long seed) {
    for (NaivePosition position : positions(seed)) {
      root(position)
          .ifPresent(
              root ->
                  assertThat(position.excess(root.numerator(), root.denominator()))
                      .as("%s at %s", position, root)
                      .isZero());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void requirementAndEquityAreThoseOfTheNaiveTwinAtAnyPrice(long seed) {
    Dice dice = new Dice(seed + 1_000);
    for (NaivePosition position : positions(seed)) {
      BigDecimal price = dice.between("0.01", "200000", 3);
      IsolatedPosition economics = position.economics();
      assertThat(economics.equity(price)).isEqualByComparingTo(position.equity(price));
      assertThat(position.model().requirement(economics, price))
          .isEqualByComparingTo(position.requirement(price));
      assertThat(position.model().isLiquidatable(economics, price))
          .isEqualTo(position.excess(price).signum() <= 0);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void thereIsARootExactlyWhereHalvingFindsOneAndItIsTheSame(long seed) {
    for (NaivePosition position : positions(seed)) {
      Optional<PriceRoot> root = root(position);
      Optional<BigDecimal> halved = position.liquidationPrice();
      assertThat(root.isPresent()).as("%s", position).isEqualTo(halved.isPresent());
      root.ifPresent(
          found ->
              assertThat(found.price(position.side()))
                  .isCloseTo(halved.orElseThrow(), TWIN_PRECISION));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void beyondTheRootThePositionIsLiquidatedAndBeforeItIsNot(long seed) {
    for (NaivePosition position : positions(seed)) {
      root(position).ifPresent(root -> assertOnlyRoot(position, root));
    }
  }

  /** Probes both sides of the root at growing steps: the sign changes there and nowhere else. */
  private static void assertOnlyRoot(NaivePosition position, PriceRoot root) {
    BigDecimal safe = dec(position.sign());
    BigDecimal price = root.price(position.side());
    for (BigDecimal step = LAST_DIGIT.add(LAST_DIGIT);
        step.compareTo(price) < 0;
        step = step.multiply(HUNDRED)) {
      BigDecimal away = price.add(step.multiply(safe));
      BigDecimal beyond = price.subtract(step.multiply(safe));
      assertThat(liquidatable(position, away)).as("%s at %s", position, away).isFalse();
      assertThat(liquidatable(position, beyond)).as("%s at %s", position, beyond).isTrue();
    }
  }

  private static boolean liquidatable(NaivePosition position, BigDecimal price) {
    return position.model().isLiquidatable(position.economics(), price);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void withoutARootThePositionIsEverywhereSafeOrEverywhereLiquidated(long seed) {
    Dice dice = new Dice(seed + 2_000);
    for (NaivePosition position : positions(seed)) {
      if (root(position).isEmpty()) {
        boolean everywhere = position.side() == PositionSide.SHORT;
        for (int i = 0; i < 10; i++) {
          BigDecimal price = dice.between("0.000001", "1000000", 6);
          assertThat(liquidatable(position, price)).as("%s", position).isEqualTo(everywhere);
        }
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void aRootPutOnOrBesideAnEdgeIsFoundExactly(long seed) {
    for (NaivePosition position : positions(seed)) {
      for (BigDecimal cap : position.schedule().caps()) {
        for (String beside : List.of("0", "1", "-1", "0.000000000001", "-0.000000000001")) {
          assertRootAt(position, cap.add(dec(beside)));
        }
      }
    }
  }

  private static void assertRootAt(NaivePosition position, BigDecimal notional) {
    NaivePosition placed = position.withRootAt(notional);
    PriceRoot root = root(placed).orElseThrow();
    assertThat(root.numerator().multiply(placed.quantity()))
        .as("%s at notional %s", placed, notional)
        .isEqualByComparingTo(notional.multiply(root.denominator()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void addingMarginMovesTheLiquidationPriceAwayOnBothSides(long seed) {
    Dice dice = new Dice(seed + 3_000);
    for (NaivePosition position : positions(seed)) {
      BigDecimal added = dice.between("0.0001", "5000", 4);
      Optional<PriceRoot> before = root(position);
      Optional<PriceRoot> after = root(position.withWallet(position.wallet().add(added)));
      if (before.isPresent() && after.isPresent()) {
        int moved = compare(after.get(), before.get());
        assertThat(moved).as("%s plus %s", position, added).isEqualTo(-position.sign());
      }
    }
  }

  private static int compare(PriceRoot left, PriceRoot right) {
    return left.numerator()
        .multiply(right.denominator())
        .compareTo(right.numerator().multiply(left.denominator()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void equityIsZeroAtTheBankruptcyPriceWhichLiesBeyondTheLiquidationPrice(long seed) {
    for (NaivePosition position : positions(seed)) {
      Optional<PriceRoot> bankruptcy = position.model().bankruptcyPrice(position.economics());
      bankruptcy.ifPresent(price -> assertEquityIsZero(position, price));
      if (bankruptcy.isPresent() && root(position).isPresent()) {
        assertThat(compare(bankruptcy.get(), root(position).get()))
            .as("%s", position)
            .isEqualTo(-position.sign());
      }
    }
  }

  private static void assertEquityIsZero(NaivePosition position, PriceRoot price) {
    BigDecimal pnl =
        position
            .quantity()
            .multiply(price.numerator().subtract(position.entry().multiply(price.denominator())))
            .multiply(dec(position.sign()));
    assertThat(position.wallet().multiply(price.denominator()).add(pnl)).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void aPositionMirroredAtItsEntryHasTheSameEquityAtTheMirroredPrice(long seed) {
    for (NaivePosition position : positions(seed)) {
      BigDecimal twice = position.entry().add(position.entry());
      BigDecimal price = position.entry().divide(dec(3), 6, RoundingMode.FLOOR);
      assertThat(position.mirrored().economics().equity(twice.subtract(price)))
          .isEqualByComparingTo(position.economics().equity(price));
    }
  }
}
