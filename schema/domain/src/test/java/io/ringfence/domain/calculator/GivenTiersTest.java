package io.ringfence.domain.calculator;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.margin.TierSchedule.Basis;
import io.ringfence.domain.margin.TierSchedule.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GivenTiersTest {
  private static GivenTier tier(String floor, String cap, String mmr, String amount) {
    return new GivenTier(
        dec(floor),
        cap.isEmpty() ? Optional.empty() : Optional.of(dec(cap)),
        dec(mmr),
        amount.isEmpty() ? Optional.empty() : Optional.of(dec(amount)),
        Optional.empty());
  }

  private static GivenTiers byValue(GivenTier... tiers) {
    return new GivenTiers(Basis.VALUE, List.of(tiers));
  }

  @Test
  void amountsThatContinueEachOtherMakeAMarginalSchedule() {
    TierSchedule schedule =
        byValue(tier("0", "50000", "0.004", "0"), tier("50000", "", "0.005", "50")).schedule();

    assertThat(schedule.kind()).isEqualTo(Kind.MARGINAL);
    assertThat(schedule.requirement(dec(60_000))).isEqualByComparingTo("250");
  }

  @Test
  void withoutAmountsTheRateHoldsForTheWholePosition() {
    TierSchedule schedule =
        byValue(tier("0", "100000", "0.005", "0"), tier("100000", "", "0.01", "")).schedule();

    assertThat(schedule.kind()).isEqualTo(Kind.WHOLE_POSITION);
    assertThat(schedule.requirement(dec(200_000))).isEqualByComparingTo("2000");
  }

  @Test
  void oneTierWithAnAmountIsAnExcerpt() {
    assertThat(byValue(tier("0", "", "0.1", "135365")).schedule().kind()).isEqualTo(Kind.EXCERPT);
    assertThat(byValue(tier("0", "", "0.1", "0")).schedule().kind()).isEqualTo(Kind.WHOLE_POSITION);
  }

  @Test
  void theHighestLeverageThatIsNotPrintedIsWhatTheRateLeavesRoomFor() {
    assertThat(byValue(tier("0", "", "0.015", "")).schedule().tiers().getFirst().maxLeverage())
        .isEqualByComparingTo("66");
  }

  @Test
  void amongContractsTheNextTierBeginsWithTheNextContract() {
    List<GivenTier> tiers = List.of(tier("0", "20000", "0.02", ""), tier("20001", "", "0.03", ""));
    GivenTiers counted = new GivenTiers(Basis.CONTRACTS, tiers);

    assertThat(counted.schedule().tierAt(dec(20_000)).rate()).isEqualByComparingTo("0.02");
    assertThat(counted.schedule().tierAt(dec(20_001)).rate()).isEqualByComparingTo("0.03");
    assertThatThrownBy(() -> new GivenTiers(Basis.VALUE, tiers))
        .isInstanceOf(CaseException.class)
        .hasMessage("tiers[1].floor must be 20000, the cap below, was 20001");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "0..10 20.. | tiers[1].floor must be 10, the cap below, was 20",
        "0..10 5.. | tiers[1].floor must be 10, the cap below, was 5",
        "1..10 10.. | tiers[0].floor must be 0, was 1",
        "0.. 10.. | tiers[0].cap must be given, a tier follows",
        "0..10 10..10 | tiers[1].cap must be above the floor 10, was 10",
      })
  void aTableWithAGapIsRefusedByTierAndField(String table, String message) {
    List<GivenTier> tiers =
        java.util.stream.Stream.of(table.split(" ", -1))
            .map(bounds -> bounds.split("\\.\\.", -1))
            .map(bounds -> tier(bounds[0], bounds[1], "0.01", ""))
            .toList();

    assertThatThrownBy(() -> new GivenTiers(Basis.VALUE, tiers)).hasMessage(message);
  }

  @Test
  void anAmountThatBreaksTheRecursionAndARateThatFallsAreRefused() {
    GivenTiers broken = byValue(tier("0", "50000", "0.01", ""), tier("50000", "", "0.025", "75"));
    assertThatThrownBy(broken::schedule)
        .hasMessage(
            "tiers[1].maintenanceAmount must be 750.000, which continues the tier below, was 75");

    GivenTiers falling = byValue(tier("0", "50000", "0.01", ""), tier("50000", "", "0.005", ""));
    assertThatThrownBy(falling::schedule)
        .hasMessage("tiers[1].mmr must not fall below 0.01, was 0.005");
  }

  @Test
  void theTableOfAmountsIsTheRecursionWhateverIsPrinted() {
    Question table =
        new TierTableQuestion(
            byValue(
                tier("0", "50000", "0.01", ""),
                tier("50000", "150000", "0.025", "75"),
                tier("150000", "", "0.05", "9")));

    assertThat(table.answer(Figure.TIER_MAINTENANCE_AMOUNTS))
        .isEqualTo(new FigureValue.Decimals(List.of(dec("0"), dec("750.000"), dec("4500.000"))));
  }
}
