package io.ringfence.contracts.venue;

import static io.ringfence.domain.reconciliation.Figure.LIQUIDATION_PRICE;
import static io.ringfence.domain.reconciliation.Figure.MARGIN_BALANCE;
import static io.ringfence.domain.reconciliation.Figure.NOTIONAL;
import static io.ringfence.domain.reconciliation.Figure.UNREALISED_PNL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.MarketData;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.contracts.venue.PayloadRow.Position;
import io.ringfence.domain.reconciliation.Break;
import io.ringfence.domain.reconciliation.Figure;
import io.ringfence.domain.reconciliation.ReconciliationTerms;
import io.ringfence.domain.reconciliation.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Twelve positions as Binance printed them between 2021 and 2024, by the pack of 2024-10-24. */
class RecordedBinanceTest {
  @Test
  void elevenOfTwelveLiquidationPricesAreTheVenuesToTheEighthDecimal() throws IOException {
    List<VenueComparison.Compared> compared = compared();
    assertThat(compared).hasSize(12);
    assertThat(compared)
        .filteredOn(it -> !symbol(it).equals("VETUSDT"))
        .hasSize(11)
        .allSatisfy(
            it -> {
              Break price = of(it, LIQUIDATION_PRICE);
              assertThat(price.verdict()).as(symbol(it)).isEqualTo(Verdict.MATCH);
              assertThat(price.tolerance().orElseThrow())
                  .as(symbol(it))
                  .isEqualByComparingTo("0.00000001");
            });
  }

  @Test
  void everyOtherFigureThatIsPrintedIsTheVenuesOwn() throws IOException {
    assertThat(compared())
        .filteredOn(it -> !symbol(it).equals("VETUSDT"))
        .allSatisfy(
            it ->
                assertThat(List.of(NOTIONAL, UNREALISED_PNL, MARGIN_BALANCE))
                    .allSatisfy(
                        figure ->
                            assertThat(of(it, figure).verdict())
                                .as(symbol(it) + " " + figure)
                                .isEqualTo(Verdict.MATCH)));
  }

  @Test
  void vetIn2021IsABreakThatNamesTheOlderRateAndTheEntryOfSixDigits() throws IOException {
    VenueComparison.Compared vet =
        compared().stream().filter(it -> symbol(it).equals("VETUSDT")).findFirst().orElseThrow();
    assertThat(vet.rules().extrapolated()).isTrue();
    Break price = of(vet, LIQUIDATION_PRICE);
    assertThat(price.verdict()).isEqualTo(Verdict.BREAK);
    assertThat(price.why()).contains("of value, ours requires 0.6000 %").contains("0.99");
    Break pnl = of(vet, UNREALISED_PNL);
    assertThat(pnl.verdict()).isEqualTo(Verdict.BREAK);
    assertThat(pnl.why()).isEqualTo("the venue's rests on an entry of 0.132748");
  }

  @Test
  void vetByTheRateOf2021IsTheVenuesOwn() throws IOException {
    String line =
        Files.readAllLines(MarketData.file("binance_isolated.jsonl")).stream()
            .filter(it -> it.contains("VETUSDT"))
            .findFirst()
            .orElseThrow();
    Dump dump = Dump.of("binance", line).with("0.1327488795181", "0.132748");
    Breaks breaks = dump.breaks(dump.linear(Dump.standard(Dump.flat("0.01"))));
    assertThat(breaks.verdicts())
        .containsEntry(LIQUIDATION_PRICE, Verdict.MATCH)
        .containsEntry(UNREALISED_PNL, Verdict.MATCH)
        .containsEntry(MARGIN_BALANCE, Verdict.MATCH)
        .containsEntry(NOTIONAL, Verdict.MATCH);
  }

  private static List<VenueComparison.Compared> compared() throws IOException {
    VenueComparison comparison =
        new VenueComparison(RulePacks.ofClassPath(), Optional.empty(), ReconciliationTerms.NONE);
    return VenuePayloads.read(
            "binance_isolated.jsonl",
            Files.readAllBytes(MarketData.file("binance_isolated.jsonl")),
            new PayloadSource("binance", "main", Optional.empty()))
        .stream()
        .map(row -> comparison.of((Position) row))
        .toList();
  }

  private static Break of(VenueComparison.Compared compared, Figure figure) {
    return new Breaks(compared.breaks()).of(figure);
  }

  private static String symbol(VenueComparison.Compared compared) {
    return compared.update().key().instrument().symbol();
  }
}
