package io.ringfence.domain.generation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Positions that must have the same figures, because only a unit or a name differs. */
class GenerationSymmetriesTest {
  private static final String KINDS = "io.ringfence.domain.generation.Generation#withEveryKind";

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource(KINDS)
  void theSamePositionInThousandthsOfTheSettlementAssetHasTheSamePrices(
      Generation generation, ContractKind kind) {
    if (generation == Generation.BITMEX) {
      return; // its amounts are rounded up to the asset's last digit
    }
    Samples.forSome(
        generation,
        kind,
        sample -> {
          Sample scaled = sample.scaled(dec(1_000));
          assertSamePrice(scaled.liquidation(), sample.liquidation());
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
  @MethodSource(KINDS)
  void aLinearLongIsAnInverseShortInValue(Generation generation, ContractKind kind) {
    if (!generation.kinds().contains(ContractKind.INVERSE)
        || !generation.kinds().contains(ContractKind.LINEAR)
        || kind == ContractKind.INVERSE) {
      return;
    }
    Samples.forSome(
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
    Optional<PriceRoot> price = sample.liquidation();
    Optional<PriceRoot> other = mirror.liquidation();
    assertThat(other.isPresent()).isEqualTo(price.isPresent());
    if (price.isPresent() && other.isPresent()) {
      assertThat(mirror.valueAt(other.get().numerator(), other.get().denominator()))
          .isEqualByComparingTo(sample.valueAt(price.get().numerator(), price.get().denominator()));
    }
  }
}
