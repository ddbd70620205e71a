package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.TestStore;
import io.ringfence.streaming.intake.Inputs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What closes and reductions realised: the job as it is started, on the real engine. */
class SaidResultsTest {
  private static final TestStore STORE = TestStore.create("results");
  private static final String BUDGETS =
      "SELECT state FROM budget_states WHERE run_id = '%s' AND metric = 'period_loss'"
          + " ORDER BY as_of";

  @TempDir Path folder;

  /** In 1,000; 50 lost on half of it and 500 taken out; 30.25 lost on the rest. */
  @Test
  void aLosingCloseIsALossWhereItsRowSaysSoAndElseLeavesNoKnownWithin() throws Exception {
    replay("said", "-50", "-30.25");
    replay("unsaid", "", "");
    assertThat(STORE.rows(BUDGETS.formatted("said"))).containsExactly("WITHIN");
    assertThat(STORE.rows(BUDGETS.formatted("unsaid")))
        .containsExactly("WITHIN", "UNKNOWN_AT_LEAST");
    assertThat(losses("said")).containsExactly("-80.25\t80.25\t0\t0");
    assertThat(losses("unsaid")).as("at least 0").containsExactly("0\t0\t2\t2");
    assertThat(
            STORE.rows(
                "SELECT change, toString(amount), toString(lifetime_cap) FROM position_versions"
                    + " WHERE run_id = 'said' ORDER BY change_number"))
        .containsExactly("version\t\\N\t1000", "version\t-50\t500", "close\t-30.25\t500");
  }

  private static List<String> losses(String run) {
    return STORE.rows(
        "SELECT toString(realised_pnl), toString(period_loss), unknown_results,"
            + " unknown_results_day FROM desk_exposures"
            + " WHERE run_id = '%s' AND node = 'firm' ORDER BY as_of DESC LIMIT 1".formatted(run));
  }

  private void replay(String runId, String reduced, String closed) throws Exception {
    String position = ",binance,A,BTCUSDT,long,%s,100000,%s,10,macro,majors,T,%s";
    Inputs inputs =
        new Inputs(Files.createDirectories(folder.resolve("in-" + runId)))
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                "2025-10-09T00:00:00Z,binance,BTCUSDT,100000",
                "2025-10-09T01:00:00Z,binance,BTCUSDT,99000")
            .with(InputKind.BUDGETS, Inputs.BUDGETS, "firm,period_loss,2000,3000,USDT,,,,,")
            .with(
                InputKind.POSITIONS,
                Inputs.POSITIONS + ",realised_pnl",
                "2025-10-09T00:00:00Z,1" + position.formatted("0.1", "1000", ""),
                "2025-10-09T00:20:00Z,2" + position.formatted("0.05", "450", reduced),
                "2025-10-09T00:40:00Z,3" + position.formatted("0", "0", closed));
    StartedReplay.run(inputs, STORE, runId, folder.resolve(runId));
  }
}
