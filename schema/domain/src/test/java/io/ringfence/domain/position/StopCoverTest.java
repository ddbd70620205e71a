package io.ringfence.domain.position;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Figures;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.position.StopCoverage.Finding;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

class StopCoverTest {
  private static final MarginRules RULES =
      new MarginRules(
          Figures.BTC,
          "USDT",
          new StandardMargin(
              new NaiveSchedule(List.of(dec(10_000)), List.of(dec("0.01"))).schedule(),
              BigDecimal.ZERO,
              StandardMargin.TriggerEquality.LIQUIDATES),
          new RemovalRule.WalletLessMaintenance(),
          "test@1");

  @ParameterizedTest(name = "{0} W {1}, stop {2} for {3} of 10 at mark 100: {4}")
  @CsvSource({
    // A long that is liquidated at 90.
    "LONG, 109, , , false",
    "LONG, 109, 95, , false",
    "LONG, 109, , 10, false",
    "LONG, 109, 95, 10, true",
    "LONG, 109, 95, 11, true",
    "LONG, 109, 95, 9.99, false",
    "LONG, 109, 90, 10, false",
    "LONG, 109, 90.000000000001, 10, true",
    "LONG, 109, 89, 10, false",
    "LONG, 109, 100, 10, false",
    "LONG, 109, 99.999999999999, 10, true",
    "LONG, 109, 101, 10, false",
    // A short that is liquidated at 110.
    "SHORT, 111, 105, 10, true",
    "SHORT, 111, 110, 10, false",
    "SHORT, 111, 109.999999999999, 10, true",
    "SHORT, 111, 111, 10, false",
    "SHORT, 111, 100, 10, false",
    "SHORT, 111, 95, 10, false",
    // A long paid in full has no liquidation price.
    "LONG, 1000, 0.5, 10, true",
    "LONG, 1000, 100, 10, false",
  })
  void aStopIsEffectiveWhenItCoversAllAndLiesStrictlyBetweenMarkAndLiquidation(
      PositionSide side,
      BigDecimal wallet,
      @Nullable BigDecimal stop,
      @Nullable BigDecimal covered,
      boolean effective) {
    var position = new IsolatedPosition(side, dec(10), dec(100), wallet);

    MarginExposure exposure = at(position, "100");
    assertThat(StopCover.isEffective(facts(stop, covered), exposure)).isEqualTo(effective);
    assertThat(StopCoverage.of(facts(stop, covered), exposure).finding() == Finding.EFFECTIVE)
        .isEqualTo(effective);
  }

  @ParameterizedTest(name = "{0} W {1}, stop {2} for {3} of 10 at mark {4}: {5}")
  @CsvSource({
    // side, wallet, stop, covered, mark, finding, share, room of the mark, gap of the stop, loss
    "LONG, 109, , , 100, NO_STOP, 0, , , ",
    "LONG, 109, 95, 10, 100, EFFECTIVE, 1, 0.05, 0.052631578947368421, 50.00000000",
    "LONG, 109, 95, 4, 100, PARTLY_COVERED, 0.4, 0.05, 0.052631578947368421, 50.00000000",
    "LONG, 109, 95, , 100, QUANTITY_UNKNOWN, , 0.05, 0.052631578947368421, 50.00000000",
    "LONG, 109, 95, 10, 95, PASSED, 1, 0, 0.052631578947368421, 50.00000000",
    "LONG, 109, 95, 10, 94, PASSED, 1, -0.010638297872340426, 0.052631578947368421, 50.00000000",
    "LONG, 109, 90, 10, 100, BEHIND_LIQUIDATION, 1, 0.1, 0, 100.00000000",
    "LONG, 109, 80, 10, 100, BEHIND_LIQUIDATION, 1, 0.2, -0.125, 200.00000000",
    "LONG, 109, 104, 10, 110, EFFECTIVE, 1, 0.054545454545454545, 0.134615384615384615, -40.00000000",
    "LONG, 1000, 50, 10, 100, EFFECTIVE, 1, 0.5, , 500.00000000",
    "SHORT, 111, 105, 10, 100, EFFECTIVE, 1, 0.05, 0.047619047619047619, 50.00000000",
    "SHORT, 111, 120, 10, 100, BEHIND_LIQUIDATION, 1, 0.2, -0.083333333333333334, 200.00000000",
  })
  void whatAStopDoesIsSaidWithItsRoomItsGapAndWhatItWouldCost(ArgumentsAccessor row) {
    var position =
        new IsolatedPosition(
            PositionSide.valueOf(text(row, 0)), dec(10), dec(100), dec(text(row, 1)));

    StopCoverage coverage =
        StopCoverage.of(facts(decimal(row, 2), decimal(row, 3)), at(position, text(row, 4)));

    assertThat(coverage.finding()).isEqualTo(Finding.valueOf(text(row, 5)));
    assertThat(figures(coverage))
        .usingElementComparator(Comparator.nullsFirst(Comparator.<BigDecimal>naturalOrder()))
        .containsExactly(decimal(row, 6), decimal(row, 7), decimal(row, 8), decimal(row, 9));
  }

  @Test
  void withoutAMarkAStopIsNeitherGoodNorBad() {
    assertThat(StopCoverage.of(facts(dec(95), dec(10)), null).finding())
        .isEqualTo(Finding.MARK_UNKNOWN);
    assertThat(StopCoverage.of(facts(null, null), null).finding()).isEqualTo(Finding.NO_STOP);
  }

  private static String text(ArgumentsAccessor row, int column) {
    return Objects.requireNonNull(row.getString(column));
  }

  private static @Nullable BigDecimal decimal(ArgumentsAccessor row, int column) {
    String text = row.getString(column);
    return text == null ? null : dec(text);
  }

  private static List<@Nullable BigDecimal> figures(StopCoverage coverage) {
    return Arrays.asList(
        coverage.covered().orElse(null),
        coverage.room().orElse(null),
        coverage.gap().orElse(null),
        coverage.lossAtStop().orElse(null));
  }

  @ParameterizedTest(name = "mark {0}: {1}")
  @CsvSource({"130, true", "121, true", "120, false", "119, false"})
  void aStopTrailedIntoProfitIsValidAsLongAsTheMarkIsBeyondIt(String mark, boolean effective) {
    var position = new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(109));

    assertThat(StopCover.isEffective(facts(dec(120), dec(10)), at(position, mark)))
        .isEqualTo(effective);
  }

  private static MarginExposure at(IsolatedPosition position, String mark) {
    return MarginExposure.of(RULES, position, BigDecimal.TEN, dec(mark));
  }

  private static PositionFacts facts(@Nullable BigDecimal stop, @Nullable BigDecimal covered) {
    return new PositionFacts(
        "alpha",
        "one",
        "tess",
        stop,
        covered,
        null,
        null,
        null,
        null,
        null,
        PositionFacts.Labels.UNKNOWN);
  }
}
