package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.TieOut;
import io.ringfence.reporting.store.ClickHouseStore;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the manifest of a payload says, beside what the report says. */
@OnEngine
class ManifestTest {
  private final SamplePack pack;
  private final String text;
  private final Payload payload;

  ManifestTest(ClickHouseStore store) throws IOException {
    pack = SamplePack.of(store, SampleRun.withUnmarked("manifest", 21, 60, 2));
    text = new RiskWorkbook(pack.report()).payload();
    payload = Payload.parse(text);
  }

  @Test
  void itSaysOfWhatRunAndInstantByWhatModelAndRulesThePayloadIs() {
    assertThat(payload.facts())
        .containsEntry("format", Manifest.FORMAT)
        .containsEntry("report", "risk-pack")
        .containsEntry("run", "manifest")
        .containsEntry("node", "firm")
        .containsEntry("asOf", SampleRun.END.toString())
        .containsEntry("asKnown", SampleRun.END.toString())
        .containsEntry("timeZone", "UTC")
        .containsEntry("firstEventAt", SampleRun.START.toString())
        .containsEntry("simulated", "true")
        .containsEntry("marking", "SIMULATED")
        .containsEntry("markBasis", "mark")
        .containsEntry("modelBuild", "ringfence 0.1.0")
        .containsEntry("inputDigest", "ab".repeat(32))
        .containsEntry("statement", "Isolated margin reduces but does not remove liquidation risk.")
        .containsKeys("title", "retention", "records", "recordsExportsHead", "recordsStepsHead");
    assertThat(text)
        .contains("\"pack\":\"" + pack.report().facts().rulePacks().getFirst().stamp() + "\"")
        .contains("\"extrapolated\":true");
  }

  @Test
  void itCountsItsRowsAndSourcesAndStatesEveryControlTotal() {
    assertThat(text)
        .contains("\"positions\":" + pack.report().positions().size())
        .contains("\"liquidations\":" + pack.run().liquidated())
        .contains("\"received\":420,\"applied\":410,\"duplicate\":2,\"rejected\":8")
        .contains("\"rejects\":8");
    assertThat(pack.report().tieOut().lines()).isNotEmpty();
    for (TieOut.Line line : pack.report().tieOut().lines()) {
      assertThat(text)
          .contains(
              "\"figure\":\"%s\",\"asset\":\"%s\",\"positions\":\"%s\""
                  .formatted(
                      line.figure(),
                      line.settlementAsset(),
                      Precision.canonical(line.positions())));
    }
  }

  @Test
  void itNamesTheLimitsInForceAndTheMarksThatCannotBeTrusted() {
    assertThat(pack.report().budgets()).isNotEmpty();
    for (BudgetLine line : pack.report().budgets()) {
      BudgetsAtQuery.Row budget = line.budget();
      assertThat(text)
          .contains(
              "{\"node\":\"%s\",\"metric\":\"%s\",\"currency\":\"%s\""
                  .formatted(budget.node(), budget.metric(), budget.currency()))
          .contains(
              "\"soft\":\"%s\",\"hard\":\"%s\""
                  .formatted(
                      Precision.canonical(budget.soft()), Precision.canonical(budget.hard())));
    }
    assertThat(text)
        .contains("\"staleMarks\":[{\"venue\":\"binance\",\"instrument\":\"KASUSDT\"")
        .contains("\"instrument\":\"SOLUSDT\",\"positions\":2,\"lastMarkAt\":null");
  }
}
