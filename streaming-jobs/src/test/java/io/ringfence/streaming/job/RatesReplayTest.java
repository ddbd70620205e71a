package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.kafka.BrokerProcess;
import io.ringfence.streaming.TestStore;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.produce.ProduceMain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A firm that holds dollars and coins: the job as it is started, from files and from topics, on the
 * real engine. What its budget's alerts say is then acknowledged.
 */
class RatesReplayTest {
  private static final TestStore STORE = TestStore.create("rates");
  private static final JsonMapper JSON = new JsonMapper();
  private static final String UNKNOWN = "00000000000000000000000000000000";

  @TempDir Path folder;

  @Test
  void aRateAloneFiresTheAlertFromFilesAsFromTopicsAndAStaleOneIsUnknown() throws Exception {
    List<String> files = options(twoAssets());
    JsonNode fromFiles = replay("files", files);
    assertThat(states("firm/macro"))
        .containsExactly(
            state("00:00", "WITHIN", "3000", "3000", 0),
            "2025-10-09 01:30:00.000000\tUNKNOWN_AT_LEAST\t\\N\t" + amount("1000") + "\t1",
            state("02:30", "WITHIN", "2800", "2800", 0));
    // Not knowing ends no breach.
    assertThat(states("firm"))
        .containsExactly(
            state("00:00", "WARNING", "3000", "3000", 0),
            state("00:30", "BREACH", "3000.02", "3000.02", 0),
            state("02:30", "WARNING", "2800", "2800", 0));
    assertThat(
            STORE.rows(
                "SELECT at, kind, state, ifNull(instrument, '') FROM alerts WHERE run_id = 'files'"
                    + " AND kind IN ('BUDGET', 'RATE') AND node = 'firm' ORDER BY at, kind"))
        .containsExactly(
            "2025-10-09 00:00:00.000000\tBUDGET\tWARNING\t",
            "2025-10-09 00:30:00.000000\tBUDGET\tBREACH\t",
            "2025-10-09 01:30:00.000000\tRATE\tSTALE\tBTC/USDT",
            "2025-10-09 02:30:00.000000\tBUDGET\tWARNING\t",
            "2025-10-09 02:30:00.000000\tRATE\tCURRENT\tBTC/USDT");
    assertThat(
            STORE.rows(
                "SELECT as_of, condition, rate_at FROM rate_conditions WHERE run_id = 'files' AND"
                    + " node = 'firm' ORDER BY as_of"))
        .containsExactly(
            "2025-10-09 01:30:00.000000\tSTALE\t2025-10-09 00:30:00.000000",
            "2025-10-09 02:30:00.000000\tCURRENT\t2025-10-09 02:30:00.000000");

    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("kafka"), 0)) {
      produce(files, broker.bootstrapServers());
      JsonNode fromTopics = replay("topics", List.of("--kafka", broker.bootstrapServers()));
      assertThat(fromTopics.path("computedDigest").asText())
          .isEqualTo(fromFiles.path("computedDigest").asText());
    }
  }

  @Test
  void anAlertIsAcknowledgedByItsNameWhichEveryRunGivesItAndAnUnknownOneIsRefused()
      throws Exception {
    Inputs inputs = twoAssets();
    replay("silent", options(inputs));
    String breach = breach("silent");
    String action =
        STORE
            .rows(
                "SELECT action_id FROM threshold_actions WHERE run_id = 'silent' AND threshold ="
                    + " 'HARD' AND outcome = 'FIRED'")
            .getFirst();
    inputs.with(
        InputKind.ACKNOWLEDGEMENTS,
        Inputs.ACKNOWLEDGEMENTS,
        "2025-10-09T00:40:00Z," + breach + ",ann,acknowledged,looking at it",
        "2025-10-09T00:41:00Z," + breach + ",ann,acknowledged,still",
        "2025-10-09T00:42:00Z," + action + ",ben,declined,",
        "2025-10-09T00:43:00Z," + UNKNOWN + ",ann,acknowledged,");
    replay("acknowledged", options(inputs));

    assertThat(breach("acknowledged")).isEqualTo(breach);
    assertThat(
            STORE.rows(
                "SELECT notice, node, waited_us, person, decision, ifNull(remark, '') FROM"
                    + " acknowledgements WHERE run_id = 'acknowledged' ORDER BY acknowledged_at"))
        .containsExactly(
            "alert\tfirm\t600000000\tann\tacknowledged\tlooking at it",
            "action\tfirm\t720000000\tben\tdeclined\t");
    assertThat(
            STORE.rows(
                "SELECT received, applied, duplicate, rejected FROM input_counts WHERE run_id ="
                    + " 'acknowledged' AND kind = 'acknowledgements'"))
        .containsExactly("4\t2\t1\t1");
    assertThat(
            STORE.rows(
                "SELECT line, code, reason FROM rejects WHERE run_id = 'acknowledged' AND kind ="
                    + " 'acknowledgements'"))
        .containsExactly(
            "5\tUNKNOWN_NOTICE\tnotice_id must name an alert or action raised up to"
                + " 2025-10-09T00:43:00Z, was "
                + UNKNOWN
                + ": there is none of that name");
  }

  private static List<String> states(String node) {
    return STORE.rows(
        "SELECT as_of, state, used, known_part, unknown_count FROM budget_states WHERE run_id ="
            + " 'files' AND node = '%s' ORDER BY as_of".formatted(node));
  }

  private static String breach(String run) {
    return STORE
        .rows(
            "SELECT alert_id FROM alerts WHERE run_id = '%s' AND kind = 'BUDGET' AND state ="
                    .formatted(run)
                + " 'BREACH'")
        .getFirst();
  }

  private static String state(String time, String state, String used, String known, int unknown) {
    return "2025-10-09 %s:00.000000\t%s\t%s\t%s\t%s"
        .formatted(time, state, amount(used), amount(known), unknown);
  }

  private static String amount(String amount) {
    return new BigDecimal(amount).setScale(36).toPlainString();
  }

  /** 1000 USDT and 0.02 BTC; a budget of 3000 USDT; a rate that moves, ages and comes back. */
  private Inputs twoAssets() throws Exception {
    return new Inputs(Files.createDirectories(folder.resolve("in")))
        .with(
            InputKind.MARKS,
            Inputs.MARKS,
            "2025-10-09T00:00:00Z,binance,BTCUSDT,100000",
            "2025-10-09T00:00:00Z,binance-coinm,BTCUSD_PERP,100000",
            "2025-10-09T01:00:00Z,binance,BTCUSDT,100000",
            "2025-10-09T01:00:00Z,binance-coinm,BTCUSD_PERP,100000")
        .with(
            InputKind.POSITIONS,
            Inputs.POSITIONS,
            "2025-10-09T00:00:00Z,1,binance,A,BTCUSDT,long,0.1,100000,1000,10,macro,majors,T",
            "2025-10-09T00:00:00Z,1,binance-coinm,A,BTCUSD_PERP,long,100,100000,0.02,5,macro,coins,T")
        .with(
            InputKind.BUDGETS,
            Inputs.BUDGETS,
            "firm,isolated_margin,2000,3000,USDT,,,,,",
            "firm/macro,isolated_margin,5000,6000,USDT,,,,,")
        .with(
            InputKind.RATES,
            Inputs.RATES,
            "2025-10-09T00:00:00Z,BTC,USDT,100000,index",
            "2025-10-09T00:30:00Z,BTC,USDT,100001,index",
            "2025-10-09T02:30:00Z,BTC,USDT,90000,index");
  }

  private static List<String> options(Inputs inputs) {
    List<String> files = new ArrayList<>();
    for (InputFile file : inputs.spec().files()) {
      files.addAll(List.of("--" + file.kind().label(), file.location()));
    }
    return files;
  }

  private static void produce(List<String> files, String servers) throws Exception {
    List<String> arguments = new ArrayList<>(files);
    arguments.addAll(List.of("--kafka", servers, "--partitions", "2"));
    assertThat(
            ProduceMain.run(
                arguments.toArray(String[]::new), stream(new ByteArrayOutputStream()), System.err))
        .isZero();
  }

  private JsonNode replay(String runId, List<String> input) throws Exception {
    List<String> arguments = new ArrayList<>(input);
    arguments.addAll(List.of("--clickhouse-url", STORE.url().toString()));
    arguments.addAll(List.of("--database", STORE.database(), "--run-id", runId));
    arguments.addAll(List.of("--rates-stale-after", "PT1H"));
    arguments.addAll(List.of("--checkpoint-dir", folder.resolve(runId).toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = ReplayJob.run(arguments.toArray(String[]::new), stream(out), stream(err));
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    String last = out.toString(StandardCharsets.UTF_8).lines().toList().getLast();
    return JSON.readTree(last.substring("@done ".length()));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
