package io.ringfence.domain.generation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every position of every generation, kind and side. */
class GenerationPropertiesTest {
  private static final int POSITIONS = Samples.POSITIONS / 125;

  static Stream<Arguments> everyGenerationAndKind() {
    return Stream.of(Generation.values())
        .flatMap(generation -> generation.kinds().stream().map(it -> Arguments.of(generation, it)));
  }

  private static void forSamples(Generation generation, ContractKind kind, Consumer<Sample> check) {
    for (int sign : new int[] {1, -1}) {
      Samples samples = new Samples(99, generation, kind, sign);
      for (int i = 0; i < POSITIONS; i++) {
        Sample sample = samples.next().sample();
        try {
          check.accept(sample);
        } catch (AssertionError failure) {
          throw new AssertionError("position " + i + ", " + sample, failure);
        }
      }
    }
  }

  private static Optional<PriceRoot> liquidation(Sample sample) {
    return sample.generation().model(sample).liquidationPrice(sample.position(), sample.mark());
  }

  private static Fraction valueAt(Sample sample, BigDecimal numerator, BigDecimal denominator) {
    BigDecimal size = sample.position().size();
    return sample.isInverse()
        ? Fraction.of(size.multiply(denominator), numerator)
        : Fraction.of(size.multiply(numerator), denominator);
  }

  /** Equity above the requirement at a price that is a fraction; exact. */
  private static int excess(Sample sample, BigDecimal numerator, BigDecimal denominator) {
    MarginModel model = sample.generation().model(sample);
    Fraction value = valueAt(sample, numerator, denominator);
    return model
        .countedEquity(sample.position(), value)
        .compareTo(model.requirementOf(sample.position(), value));
  }

  /** Equity above the requirement some ticks further in the direction of danger. */
  private static int excessBeyond(Sample sample, PriceRoot price, int ticks) {
    BigDecimal step =
        sample.tick().multiply(dec(ticks * sample.sign())).multiply(price.denominator());
    BigDecimal numerator = price.numerator().subtract(step);
    return numerator.signum() <= 0 ? -1 : excess(sample, numerator, price.denominator());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyGenerationAndKind")
  void equityMeetsTheRequirementAtTheLiquidationPriceOrWithinTheTickTheVenueRounds(
      Generation generation, ContractKind kind) {
    forSamples(
        generation, kind, sample -> liquidation(sample).ifPresent(it -> assertMet(sample, it)));
  }

  private static void assertMet(Sample sample, PriceRoot price) {
    if (sample.generation().isPrinted()) {
      assertThat(excessBeyond(sample, price, 0)).isNotNegative();
      assertThat(excessBeyond(sample, price, 1)).isNegative();
    } else if (!isAnEdge(sample, price)) {
      int shift = sample.generation() == Generation.OKX_TICK ? 1 : 0;
      assertThat(excessBeyond(sample, price, shift)).isZero();
    }
  }

  /** There the requirement jumps over equity. */
  private static boolean isAnEdge(Sample sample, PriceRoot price) {
    if (!sample.generation().mayJump()) {
      return false;
    }
    int shift = sample.generation() == Generation.OKX_TICK ? sample.sign() : 0;
    BigDecimal numerator =
        price
            .numerator()
            .subtract(sample.tick().multiply(dec(shift)).multiply(price.denominator()));
    Fraction value = valueAt(sample, numerator, price.denominator());
    return Stream.of(sample.brackets().floors()).anyMatch(edge -> value.compareTo(edge) == 0);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyGenerationAndKind")
  void addingMarginNeverMovesTheLiquidationPriceNearer(Generation generation, ContractKind kind) {
    forSamples(
        generation,
        kind,
        sample -> {
          Sample funded = sample.withWallet(sample.wallet().add(sample.tick()));
          assertThat(danger(funded)).isLessThanOrEqualTo(danger(sample));
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyGenerationAndKind")
  void addingMarginMovesTheLiquidationPriceAwayWhereNothingIsRounded(
      Generation generation, ContractKind kind) {
    if (generation.isPrinted() || generation.mayJump()) {
      return;
    }
    forSamples(
        generation,
        kind,
        sample -> {
          Sample funded = sample.withWallet(sample.wallet().add(BigDecimal.ONE));
          if (liquidation(sample).isPresent() && liquidation(funded).isPresent()) {
            assertThat(danger(funded)).isLessThan(danger(sample));
          }
        });
  }

  /**
   * Orders positions of one side by how early they are liquidated: the price of a long, the price
   * below 0 of a short. None is never or always.
   */
  private static Fraction danger(Sample sample) {
    Optional<PriceRoot> price = liquidation(sample);
    BigDecimal farthest = dec("1E+60");
    if (price.isEmpty()) {
      MarginModel model = sample.generation().model(sample);
      boolean dead = model.isLiquidatable(sample.position(), sample.mark());
      return Fraction.of(dead ? farthest : farthest.negate());
    }
    Fraction exact = new Fraction(price.get().numerator(), price.get().denominator());
    return sample.sign() > 0 ? exact : exact.negate();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyGenerationAndKind")
  void atTheLiquidationPriceItIsLiquidatedAndWithoutOneEverywhereOrNowhere(
      Generation generation, ContractKind kind) {
    forSamples(
        generation,
        kind,
        sample -> {
          MarginModel model = sample.generation().model(sample);
          Optional<PriceRoot> price = liquidation(sample);
          if (price.isEmpty() && !generation.mayJump()) {
            boolean here = model.isLiquidatable(sample.position(), sample.mark());
            assertThat(model.isLiquidatable(sample.position(), sample.mark().movePointRight(3)))
                .isEqualTo(here);
            assertThat(model.isLiquidatable(sample.position(), sample.mark().movePointLeft(3)))
                .isEqualTo(here);
          }
          if (price.isPresent() && generation.isPrinted()) {
            BigDecimal printed = price.get().numerator();
            BigDecimal away = sample.tick().multiply(dec(sample.sign()));
            assertThat(model.isLiquidatable(sample.position(), printed)).isTrue();
            assertThat(model.isLiquidatable(sample.position(), printed.add(away))).isFalse();
          }
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyGenerationAndKind")
  void theSamePositionInThousandthsOfTheSettlementAssetHasTheSamePrices(
      Generation generation, ContractKind kind) {
    if (generation == Generation.BITMEX) {
      return; // its amounts are rounded up to the asset's last digit
    }
    forSamples(
        generation,
        kind,
        sample -> {
          Sample scaled = sample.scaled(dec(1_000));
          assertSamePrice(liquidation(scaled), liquidation(sample));
          assertSamePrice(
              generation.model(scaled).bankruptcyPrice(scaled.position()),
              generation.model(sample).bankruptcyPrice(sample.position()));
        });
  }

  private static void assertSamePrice(Optional<PriceRoot> price, Optional<PriceRoot> other) {
    assertThat(price.isPresent()).isEqualTo(other.isPresent());
    if (price.isPresent() && other.isPresent()) {
      assertThat(price.get().numerator().multiply(other.get().denominator()))
          .isEqualByComparingTo(other.get().numerator().multiply(price.get().denominator()));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyGenerationAndKind")
  void aLinearLongIsAnInverseShortInValue(Generation generation, ContractKind kind) {
    if (!generation.kinds().contains(ContractKind.INVERSE)
        || !generation.kinds().contains(ContractKind.LINEAR)
        || kind == ContractKind.INVERSE) {
      return;
    }
    forSamples(
        generation,
        kind,
        sample -> {
          Sample mirror = sample.mirrored();
          MarginModel model = generation.model(sample);
          Fraction value = Fraction.of(sample.brackets().highestFloor());
          IsolatedPosition position = sample.position();
          assertThat(model.requirementOf(mirror.position(), value))
              .isEqualByComparingTo(model.requirementOf(position, value));
          assertThat(mirror.position().exactEquity(value))
              .isEqualByComparingTo(position.exactEquity(value));
          if (!generation.isPrinted() && generation != Generation.OKX_TICK) {
            assertSameValue(sample, mirror);
          }
        });
  }

  private static void assertSameValue(Sample sample, Sample mirror) {
    Optional<PriceRoot> price = liquidation(sample);
    Optional<PriceRoot> other = liquidation(mirror);
    assertThat(other.isPresent()).isEqualTo(price.isPresent());
    if (price.isPresent() && other.isPresent()) {
      assertThat(valueAt(mirror, other.get().numerator(), other.get().denominator()))
          .isEqualByComparingTo(
              valueAt(sample, price.get().numerator(), price.get().denominator()));
    }
  }
}
