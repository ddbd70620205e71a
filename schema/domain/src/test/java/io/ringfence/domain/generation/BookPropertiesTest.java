package io.ringfence.domain.generation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Figures;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.MarginRatio;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for books that mix all generations, and at the ends of the ranges of inputs. */
class BookPropertiesTest {
  private static final BigDecimal LARGEST = dec("999999999999999.999999999999");
  private static final BigDecimal SMALLEST = dec("0.000000000001");

  private static List<Sample> book(long seed) {
    List<Sample> book = new ArrayList<>();
    for (Generation generation : Generation.values()) {
      for (ContractKind kind : generation.kinds()) {
        book.add(new Samples(seed, generation, kind, 1).next().sample());
        book.add(new Samples(seed, generation, kind, -1).next().sample());
      }
    }
    return book;
  }

  private static BigDecimal sum(List<Sample> book, Function<MarginExposure, BigDecimal> figure) {
    return book.stream()
        .map(BookPropertiesTest::exposure)
        .map(figure)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static MarginExposure exposure(Sample sample) {
    MarginRules rules =
        new MarginRules(
            Figures.BTC,
            sample.position().contract(),
            "USDT",
            sample.generation().model(sample),
            new RemovalRule.WalletLessMaintenance(),
            "random@1");
    BigDecimal leverage = sample.leverage();
    return MarginExposure.of(
        rules, sample.position(), leverage == null ? BigDecimal.TEN : leverage, sample.mark());
  }

  private static MarginRatio worst(List<Sample> book) {
    return book.stream()
        .map(
            sample ->
                MarginRatio.of(sample.generation().model(sample), sample.position(), sample.mark()))
        .max(MarginRatio::compareTo)
        .orElseThrow();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#blocks")
  void aBookIsTheSameInAnyOrder(long seed) {
    List<Sample> book = book(seed);
    List<Sample> shuffled = new Dice(seed).shuffled(book);

    for (Function<MarginExposure, BigDecimal> figure :
        List.<Function<MarginExposure, BigDecimal>>of(
            MarginExposure::notional,
            MarginExposure::equity,
            MarginExposure::unrealisedPnl,
            MarginExposure::maintenanceMargin,
            MarginExposure::initialMargin,
            MarginExposure::stillToLose)) {
      assertThat(sum(shuffled, figure)).isEqualByComparingTo(sum(book, figure));
    }
    assertThat(worst(shuffled)).isEqualByComparingTo(worst(book));
  }

  @ParameterizedTest
  @EnumSource
  void theEndsOfTheRangesOverflowNothing(Generation generation) {
    for (ContractKind kind : generation.kinds()) {
      for (int sign : new int[] {1, -1}) {
        Sample drawn = new Samples(5, generation, kind, sign).next().sample();
        for (BigDecimal quantity : List.of(LARGEST, SMALLEST)) {
          for (BigDecimal price : List.of(LARGEST, SMALLEST)) {
            assertFinite(drawn.withSize(quantity, price).withMark(LARGEST));
            assertFinite(drawn.withSize(quantity, price).withMark(SMALLEST));
          }
        }
      }
    }
  }

  /** The two implementations agree there, too, and every price has a shown form. */
  private static void assertFinite(Sample sample) {
    SecondModel second = new SecondModel(sample);
    for (BigDecimal wallet : List.of(LARGEST, SMALLEST, LARGEST.negate())) {
      Sample funded = sample.withWallet(wallet);
      MarginModel model = funded.generation().model(funded);
      model
          .liquidationPrice(funded.position(), funded.mark())
          .map(price -> price.price(funded.side()))
          .ifPresent(price -> assertThat(price.scale()).isEqualTo(Precision.PRICE_SCALE));
      BigDecimal value = funded.position().notional(funded.mark());
      assertThat(value.subtract(second.value(funded.mark())).abs())
          .isLessThanOrEqualTo(dec("0.00000001").max(value.movePointLeft(60)));
      assertThat(exposure(funded).notional()).isEqualByComparingTo(value);
    }
  }

  @Test
  void aPriceBelowTheLastShownDigitIsStillAPrice() {
    PriceRoot tiny = new PriceRoot(SMALLEST, LARGEST);

    assertThat(tiny.compareToPrice(SMALLEST)).isNegative();
    assertThat(tiny.price(PositionSide.LONG)).isEqualByComparingTo("0.000000000000000001");
  }
}
