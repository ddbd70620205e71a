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

/** A positions file that holds both margin modes: the job as it is started, on the real engine. */
class CrossPositionsTest {
  private static final TestStore STORE = TestStore.create("cross");
  private static final String WITH_MODE = Inputs.POSITIONS + ",pair_id,margin_mode";
  private static final String ISOLATED =
      "2025-10-09T00:00:00Z,1,binance,A,BTCUSDT,long,0.1,100000,1000,10,macro,majors,T,P1,";

  @TempDir Path folder;

  @Test
  void aCrossPositionIsWrittenDownAndChangesNoFigureOfIsolatedMargin() throws Exception {
    replay("without", ISOLATED, ISOLATED.replace("T00:00:00Z,1", "T00:30:00Z,2"));
    replay(
        "with",
        ISOLATED,
        "2025-10-09T00:00:00Z,1,binance,A,BTCUSDT,short,0.3,100000,0,10,macro,majors,T,P1,cross",
        "2025-10-09T00:10:00Z,2,binance,A,BTCUSDT,short,0.2,100000,0,10,macro,majors,T,P1,cross",
        "2025-10-09T00:10:00Z,2,binance,A,BTCUSDT,short,0.2,100000,0,10,macro,majors,T,P1,cross",
        "2025-10-09T00:20:00Z,2,binance,A,BTCUSDT,short,0.1,100000,0,10,macro,majors,T,P1,cross",
        "2025-10-09T00:20:00Z,3,binance,A,BTCUSDT,short,0.1,100000,7,10,macro,majors,T,P1,cross",
        "2025-10-09T00:20:00Z,3,binance,A,BTCUSDT,short,0.1,100000,7,10,macro,majors,T,P1,pool",
        ISOLATED.replace("T00:00:00Z,1", "T00:30:00Z,2"));
    assertThat(
            STORE.rows(
                "SELECT position_key, sequence, toString(quantity), desk, pair_id FROM"
                    + " cross_positions WHERE run_id = 'with' ORDER BY occurred_at"))
        .containsExactly(
            "binance/A/BTCUSDT/short\t1\t0.3\tmacro\tP1",
            "binance/A/BTCUSDT/short\t2\t0.2\tmacro\tP1");
    assertThat(STORE.rows("SELECT count() FROM cross_positions WHERE run_id = 'without'"))
        .containsExactly("0");
    assertThat(STORE.rows("SELECT code, reason FROM rejects WHERE run_id = 'with' ORDER BY line"))
        .hasSize(3)
        .satisfies(
            rows -> {
              assertThat(rows.get(0)).startsWith("SEQUENCE_CONFLICT");
              assertThat(rows.get(1))
                  .contains("isolated_margin must be 0 where margin_mode is cross");
              assertThat(rows.get(2))
                  .contains("margin_mode must be one of isolated, cross, was pool");
            });
    assertThat(
            STORE.rows(
                "SELECT received, applied, duplicate, rejected FROM input_counts WHERE run_id ="
                    + " 'with' AND kind = 'positions'"))
        .containsExactly("8\t4\t1\t3");
    for (String table : List.of("position_versions", "position_exposures", "desk_exposures")) {
      assertThat(rows(table, "with")).as(table).isEqualTo(rows(table, "without")).isNotEmpty();
    }
  }

  private static List<String> rows(String table, String run) {
    return STORE.rows(
        "SELECT * EXCEPT (run_id, batch) FROM %s WHERE run_id = '%s' ORDER BY ALL"
            .formatted(table, run));
  }

  private void replay(String runId, String... positions) throws Exception {
    Inputs inputs =
        new Inputs(Files.createDirectories(folder.resolve("in-" + runId)))
            .with(
                InputKind.MARKS,
                Inputs.MARKS,
                "2025-10-09T00:00:00Z,binance,BTCUSDT,100000",
                "2025-10-09T01:00:00Z,binance,BTCUSDT,99000")
            .with(InputKind.POSITIONS, WITH_MODE, positions);
    StartedReplay.run(inputs, STORE, runId, folder.resolve(runId));
  }
}
