package io.ringfence.contracts.venue;

import static io.ringfence.domain.reconciliation.Figure.BANKRUPTCY_PRICE;
import static io.ringfence.domain.reconciliation.Figure.INITIAL_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.LIQUIDATION_PRICE;
import static io.ringfence.domain.reconciliation.Figure.MAINTENANCE_MARGIN;
import static io.ringfence.domain.reconciliation.Figure.NOTIONAL_AT_ENTRY;
import static io.ringfence.domain.reconciliation.Figure.UNREALISED_PNL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.MarketData;
import io.ringfence.domain.margin.EntryMaintenance;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.reconciliation.ReconciliationTerms;
import io.ringfence.domain.reconciliation.Verdict;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Three positions as Bybit printed them in 2022 and 2023, maintenance rate 0.5 % at entry. */
class RecordedBybitTest {
  private static final EntryMaintenance CLASSIC =
      new EntryMaintenance(Dump.flat("0.005"), TriggerEquality.LIQUIDATES);
  private static final String ASSUMED = "wallet not in the payload: V(E) / L assumed";

  @Test
  void bothPricesOfTheLinearLongAreTheVenuesToTheTick() throws IOException {
    Dump dump = line(0);
    Breaks breaks = dump.breaks(dump.linear(CLASSIC), tick("0.05"));
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.MATCH);
    assertThat(breaks.verdict(BANKRUPTCY_PRICE)).isEqualTo(Verdict.TOLERANCE);
    assertThat(breaks.of(LIQUIDATION_PRICE).why()).isEqualTo(ASSUMED);
    assertThat(breaks.of(BANKRUPTCY_PRICE).why()).endsWith(ASSUMED);
    assertThat(breaks.verdict(UNREALISED_PNL)).isEqualTo(Verdict.MATCH);
    assertThat(breaks.verdict(NOTIONAL_AT_ENTRY)).isEqualTo(Verdict.MATCH);
  }

  @Test
  void itsRequirementsAreBreaksBecauseTheyAreOnePercentOfValueAtFiveTimesLeverage()
      throws IOException {
    Dump dump = line(0);
    Breaks breaks = dump.breaks(dump.linear(CLASSIC), tick("0.05"));
    assertThat(breaks.verdict(INITIAL_MARGIN)).isEqualTo(Verdict.BREAK);
    assertThat(breaks.of(INITIAL_MARGIN).why())
        .isEqualTo("the venue's is 1.0000 % of notionalAtEntry, ours 20.0000 %");
    assertThat(breaks.verdict(MAINTENANCE_MARGIN)).isEqualTo(Verdict.BREAK);
    assertThat(breaks.of(MAINTENANCE_MARGIN).why())
        .isEqualTo("the venue's is 0.4000 % of notionalAtEntry, ours 0.5000 %");
  }

  @Test
  void bothPricesOfTheInverseLongAreTheVenuesToTheTick() throws IOException {
    Dump dump = line(1);
    Breaks breaks = dump.breaks(dump.inverse("1", CLASSIC), tick("0.5"));
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.TOLERANCE);
    assertThat(breaks.verdict(BANKRUPTCY_PRICE)).isEqualTo(Verdict.TOLERANCE);
    assertThat(breaks.ours(LIQUIDATION_PRICE, 4)).isEqualByComparingTo("18505.5304");
    assertThat(breaks.ours(BANKRUPTCY_PRICE, 4)).isEqualByComparingTo("18428.4240");
    assertThat(breaks.verdict(UNREALISED_PNL)).isIn(Verdict.MATCH, Verdict.TOLERANCE);
    assertThat(breaks.verdict(NOTIONAL_AT_ENTRY)).isIn(Verdict.MATCH, Verdict.TOLERANCE);
  }

  @Test
  void thePositionWithItsBalanceIsTheVenuesToTheTickAndItsProfitHasNoMark() throws IOException {
    Dump dump = line(2);
    var terms =
        new ReconciliationTerms(
            Optional.of(new BigDecimal("0.0006")),
            Optional.of(new BigDecimal("0.05")),
            Optional.empty());
    Breaks breaks = dump.breaks(dump.linear(CLASSIC), terms);
    assertThat(breaks.verdict(LIQUIDATION_PRICE)).isEqualTo(Verdict.MATCH);
    assertThat(breaks.verdict(BANKRUPTCY_PRICE)).isEqualTo(Verdict.TOLERANCE);
    assertThat(breaks.verdict(UNREALISED_PNL)).isEqualTo(Verdict.STALE);
  }

  private static ReconciliationTerms tick(String size) {
    return new ReconciliationTerms(
        Optional.empty(), Optional.of(new BigDecimal(size)), Optional.empty());
  }

  private static Dump line(int index) throws IOException {
    List<String> lines = Files.readAllLines(MarketData.file("bybit_isolated.jsonl"));
    assertThat(lines).hasSize(3);
    return Dump.of("bybit", lines.get(index));
  }
}
