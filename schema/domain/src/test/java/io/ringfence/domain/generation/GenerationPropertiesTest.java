package io.ringfence.domain.generation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every position of every generation, kind and side. */
class GenerationPropertiesTest {
  private static final String KINDS = "io.ringfence.domain.generation.Generation#withEveryKind";

  /** Equity above the requirement at a price that is a fraction; exact. */
  private static int excess(Sample sample, BigDecimal numerator, BigDecimal denominator) {
    MarginModel model = sample.generation().model(sample);
    Fraction value = sample.valueAt(numerator, denominator);
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
  @MethodSource(KINDS)
  void equityMeetsTheRequirementAtTheLiquidationPriceOrWithinTheTickTheVenueRounds(
      Generation generation, ContractKind kind) {
    Samples.forSome(
        generation, kind, sample -> sample.liquidation().ifPresent(it -> assertMet(sample, it)));
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
    if (!sample.generation().jumps(sample)) {
      return false;
    }
    int shift = sample.generation() == Generation.OKX_TICK ? sample.sign() : 0;
    BigDecimal numerator =
        price
            .numerator()
            .subtract(sample.tick().multiply(dec(shift)).multiply(price.denominator()));
    Fraction value = sample.valueAt(numerator, price.denominator());
    return Stream.of(sample.brackets().floors()).anyMatch(edge -> value.compareTo(edge) == 0);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource(KINDS)
  void addingMarginNeverMovesTheLiquidationPriceNearer(Generation generation, ContractKind kind) {
    Samples.forSome(
        generation,
        kind,
        sample -> {
          Sample funded = sample.withWallet(sample.wallet().add(sample.tick()));
          assertThat(danger(funded)).isLessThanOrEqualTo(danger(sample));
        });
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource(KINDS)
  void addingMarginMovesTheLiquidationPriceAwayWhereNothingIsRounded(
      Generation generation, ContractKind kind) {
    if (generation.isPrinted()) {
      return;
    }
    Samples.forSome(
        generation,
        kind,
        sample -> {
          Sample funded = sample.withWallet(sample.wallet().add(BigDecimal.ONE));
          if (!generation.jumps(sample)
              && sample.liquidation().isPresent()
              && funded.liquidation().isPresent()) {
            assertThat(danger(funded)).isLessThan(danger(sample));
          }
        });
  }

  /**
   * Orders positions of one side by how early they are liquidated: the price of a long, the price
   * below 0 of a short. None is never or always.
   */
  private static Fraction danger(Sample sample) {
    Optional<PriceRoot> price = sample.liquidation();
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
  @MethodSource(KINDS)
  void atTheLiquidationPriceItIsLiquidatedAndWithoutOneEverywhereOrNowhere(
      Generation generation, ContractKind kind) {
    Samples.forSome(
        generation,
        kind,
        sample -> {
          MarginModel model = sample.generation().model(sample);
          Optional<PriceRoot> price = sample.liquidation();
          if (price.isEmpty() && !generation.jumps(sample)) {
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
}
