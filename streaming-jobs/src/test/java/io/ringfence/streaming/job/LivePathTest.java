package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.kafka.BrokerProcess;
import io.ringfence.streaming.RandomFeeds;
import io.ringfence.streaming.TestStore;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.produce.ProduceMain;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The live path between a real broker and the real engine, beside a replay of the same topics. */
class LivePathTest {
  private static final TestStore STORE = TestStore.create("live_path");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** What is told of positions, of a table and a run. */
  private static final String ALERTS =
      """
      SELECT kind, level, node, position_key, mark_price FROM %s WHERE run_id = '%s'
        AND kind IN ('DISTANCE', 'MARGIN_RATIO', 'PRESUMED_LIQUIDATION') ORDER BY ALL""";

  private static final String FIGURES =
      "positions, isolated_margin, equity, %s, gross_notional, net_notional";

  /** Loss of the day of each node as it was last said, in one text. */
  private static final String LOSSES =
      """
      SELECT arrayStringConcat(groupArray(concat(node, ' ', toString(period_loss))), ', ') FROM (
        SELECT node, period_loss FROM %1$s WHERE run_id = '%2$s' ORDER BY node, %3$s DESC LIMIT 1 BY node)""";

  /** States of counts and ratios as they were last said, in one text. */
  private static final String RATIOS =
      """
      SELECT arrayStringConcat(groupArray(concat(node, ' ', metric, ' ', state)), ', ') FROM (
        SELECT node, metric, state FROM %1$s WHERE run_id = '%2$s'
          AND metric IN ('leverage', 'unstopped_positions')
        ORDER BY node, metric, %3$s DESC LIMIT 1 BY node, metric)""";

  /** How many marks the last total of a run has seen. */
  private static final String LAST_TOTALS =
      "SELECT max(marks) FROM live_totals WHERE run_id = '%s' AND node = 'firm'";

  @TempDir static Path folder;

  private static BrokerProcess broker;

  @BeforeAll
  static void startBroker() {
    broker = BrokerProcess.start(folder.resolve("kafka"), 0);
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  /** Fails where a job has ended. */
  private interface Running {
    void require() throws Exception;
  }

  @Test
  void figuresAreThoseOfAReplayAndNeitherACrashNorAStopLosesOrDoublesAny() throws Exception {
    String run = "path";
    LiveSample sample = new LiveSample(5);
    produce(run, sample.write(0, folder));
    send(run + ".marks", "no JSON".getBytes(StandardCharsets.UTF_8));
    EndlessJob first = run(run).start();
    long marks = sample.marks[0];
    awaitMarks(run, first::requireRunning, marks);
    produce(run, sample.write(1, folder));
    crash(first);

    EndlessJob second = run(run).start();
    marks += sample.marks[1];
    awaitMarks(run, second::requireRunning, marks);
    second.halt();
    assertThat(folder.resolve(run).resolve("stopped-at.txt")).exists();
    // Rules that come while the run is stopped, or while another of it is about to be begun.
    produce(run, sample.writePack(folder));
    produce(run, sample.write(2, folder));

    EndlessJob third = run(run).start();
    marks += sample.marks[2];
    awaitMarks(run, third::requireRunning, marks);
    // Funding, fees and what the venue took since midnight, and what is at risk now: what was
    // realised comes another way than totals.
    replay(run);
    String lost =
        STORE.rows(LOSSES.formatted("desk_exposures", "replayed-" + run, "as_of")).getFirst();
    await(third::requireRunning, LOSSES.formatted("live_totals", run, "published_at"), lost);
    String ratios =
        STORE.rows(RATIOS.formatted("budget_states", "replayed-" + run, "as_of")).getFirst();
    assertThat(ratios).contains("firm unstopped_positions", "firm/carry leverage");
    await(third::requireRunning, RATIOS.formatted("live_alerts", run, "emitted_at"), ratios);
    third.halt();

    assertThatAlertsAndTotalsAreThoseOfAReplay(run);
    assertThatEveryRowIsAccountedFor(run);
    assertThatBudgetsAreCompared(run);
    ToldRows told = new ToldRows(broker.bootstrapServers(), STORE);
    told.assertEqual(run, run + ".live-alerts", "live_alerts");
    told.assertEqual(run, run + ".live-totals", "live_totals");
    assertThatStopsAreToldWhereMarksTouchThem(run);
    assertThatSavepointsOfEarlierReleasesGoOn(run, lost);
  }

  /** The replay tells nobody of stops: what it stored says where they were touched. */
  private static void assertThatStopsAreToldWhereMarksTouchThem(String run) {
    List<String> expected = new StopTouches(STORE, "replayed-" + run).all();
    assertThat(expected).hasSizeGreaterThan(1);
    assertThat(
            STORE.rows(
                ("SELECT position_key, toString(mark_price) FROM live_alerts WHERE run_id = '%s'"
                        + " AND kind = 'STOP' ORDER BY ALL")
                    .formatted(run)))
        .isEqualTo(expected);
  }

  /** Taken after the first part of the same topics: their runs go on with the others. */
  private static void assertThatSavepointsOfEarlierReleasesGoOn(String topics, String lost)
      throws Exception {
    String before = "live-path-1";
    String recent = "live-path-2";
    int toldBefore = KeptLivePath.copyTo(folder.resolve(before), before);
    int toldRecent = KeptLivePath.copyTo(folder.resolve(recent), recent);
    EndlessJob ofBefore = run(topics, before).start();
    EndlessJob ofRecent = run(topics, recent).start();
    long marks = Long.parseLong(STORE.rows(LAST_TOTALS.formatted(topics)).getFirst());
    awaitMarks(before, ofBefore::requireRunning, marks);
    awaitMarks(recent, ofRecent::requireRunning, marks);
    // Without what is presumed liquidated at full cap, and without stops that count.
    await(ofRecent::requireRunning, LOSSES.formatted("live_totals", recent, "published_at"), lost);
    ofBefore.halt();
    ofRecent.halt();

    assertThatItWentOn(topics, before, toldBefore);
    assertThatItWentOn(topics, recent, toldRecent);
    // Nor with stops, fills and losses; how much of a day was lost it does not know.
    assertThat(last("live_totals", before, "period_loss", "node != ''"))
        .allMatch(row -> row.endsWith("\\N"));
  }

  private static void assertThatItWentOn(String topics, String run, int alerts) {
    String replayed = "replayed-" + topics;
    assertThat(last("live_totals", run, FIGURES.formatted("requirement"), "node != ''"))
        .isEqualTo(
            last(
                "desk_exposures", replayed, FIGURES.formatted("maintenance_margin"), "node != ''"));
    assertThat(last("live_totals", run, "still_to_lose", "node != ''"))
        .isEqualTo(last("desk_exposures", replayed, "still_to_lose", "node != ''"));
    List<String> left = new ArrayList<>(STORE.rows(ALERTS.formatted("alerts", replayed)));
    for (String told : STORE.rows(ALERTS.formatted("live_alerts", run))) {
      assertThat(left.remove(told)).as(told).isTrue();
    }
    assertThat(left).as("told before the savepoint").hasSize(alerts);
  }

  /** Run at the version whose state is to be kept, before the state is changed. */
  @Test
  @EnabledIfSystemProperty(named = KeptLivePath.FIXTURE, matches = ".+")
  void writesASavepointOfThisVersion() throws Exception {
    String run = "path";
    LiveSample sample = new LiveSample(5);
    produce(run, sample.write(0, folder));
    send(run + ".marks", "no JSON".getBytes(StandardCharsets.UTF_8));
    EndlessJob job = run(run).start();
    awaitMarks(run, job::requireRunning, sample.marks[0]);
    job.halt();
    KeptLivePath.keep(folder.resolve(run), STORE.rows(ALERTS.formatted("live_alerts", run)).size());
  }

  /** Ends a job without a savepoint: what came since its last checkpoint is told nowhere. */
  private static void crash(EndlessJob job) throws Exception {
    job.client().cancel().get();
    assertThatThrownBy(() -> job.client().getJobExecutionResult().get())
        .hasRootCauseInstanceOf(JobCancellationException.class);
  }

  private static void replay(String run) {
    String replayed = "replayed-" + run;
    List<String> arguments = new ArrayList<>(arguments(run, replayed));
    arguments.add("--live");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        ReplayJob.run(
            arguments.toArray(String[]::new), stream(new ByteArrayOutputStream()), stream(err));
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static void assertThatAlertsAndTotalsAreThoseOfAReplay(String run) {
    String replayed = "replayed-" + run;

    assertThat(STORE.rows(ALERTS.formatted("live_alerts", run)))
        .isEqualTo(STORE.rows(ALERTS.formatted("alerts", replayed)))
        .anyMatch(row -> row.contains("PRESUMED_LIQUIDATION"))
        .anyMatch(row -> row.contains("DISTANCE"))
        .anyMatch(row -> row.contains("MARGIN_RATIO"));
    assertThat(last("live_totals", run, FIGURES.formatted("requirement"), "node != ''"))
        .hasSize(6)
        .isEqualTo(
            last(
                "desk_exposures", replayed, FIGURES.formatted("maintenance_margin"), "node != ''"));
    assertThat(
            STORE.rows(
                ("SELECT uniqExact(change) FROM position_versions WHERE run_id = '%s' AND change IN"
                        + " ('stops', 'partial_liquidation', 'adl', 'liquidation', 'funding', 'fee', 'rules')")
                    .formatted(replayed)))
        .as("what the day had")
        .containsExactly("7");
    assertThat(
            STORE.rows(
                ("SELECT count() > 0 FROM (SELECT status FROM position_versions WHERE run_id = '%s'"
                        + " ORDER BY position_key, change_number DESC LIMIT 1 BY position_key)"
                        + " WHERE status = 'presumed_liquidated'")
                    .formatted(replayed)))
        .as("what is presumed liquidated at the end, which counts at full cap")
        .containsExactly("1");
    assertThat(last("live_totals", run, "still_to_lose", "node != ''"))
        .hasSize(6)
        .isEqualTo(last("desk_exposures", replayed, "still_to_lose", "node != ''"));
  }

  /** The last row of every node. */
  private static List<String> last(String table, String run, String figures, String nodes) {
    String order = table.equals("live_totals") ? "published_at" : "as_of";
    return STORE.rows(
        "SELECT node, %s FROM %s WHERE run_id = '%s' AND %s ORDER BY node, %s DESC LIMIT 1 BY node"
            .formatted(figures, table, run, nodes, order));
  }

  private static void assertThatEveryRowIsAccountedFor(String run) {
    assertThat(
            STORE.rows(
                """
                SELECT sum(received) > 0, sum(received) = sum(applied) + sum(duplicate) + sum(rejected),
                  sum(rejected) FROM input_counts WHERE run_id = '%s'"""
                    .formatted(run)))
        .containsExactly("1\t1\t" + (2 + VenueSteps.REFUSED));
    assertThat(
            STORE.rows(
                "SELECT kind, code, original FROM rejects WHERE run_id = '%s' ORDER BY kind"
                    .formatted(run)))
        .hasSize(2 + VenueSteps.REFUSED)
        .anyMatch(row -> row.startsWith("venue-fills\tFILL_EXCEEDS_POSITION"))
        .anyMatch(row -> row.startsWith("stops\tPOSITION_LIQUIDATED"))
        .anyMatch(row -> row.equals("marks\tMALFORMED_ROW\tno JSON"))
        .anyMatch(row -> row.startsWith("budgets\tUNKNOWN_METRIC"));
    assertThat(
            STORE.rows(
                """
                SELECT countIf(received_at <= detected_at AND detected_at <= emitted_at) = count()
                FROM live_alerts WHERE run_id = '%s' AND position_key IS NOT NULL"""
                    .formatted(run)))
        .containsExactly("1");
  }

  private static void assertThatBudgetsAreCompared(String run) {
    assertThat(
            STORE.rows(
                """
                SELECT DISTINCT node, metric, currency, state FROM live_alerts WHERE run_id = '%s'
                  AND kind = 'BUDGET' AND state = 'BREACH' ORDER BY ALL"""
                    .formatted(run)))
        .containsExactly(
            "firm\tunstopped_positions\t\\N\tBREACH",
            "firm/carry\tgross_notional\tUSDT\tBREACH",
            "firm/carry\tleverage\t\\N\tBREACH",
            "firm/carry\tperiod_loss\tUSDT\tBREACH");
  }

  @Test
  void aMarkThatIsMissingOrStaleIsAStateWithAnAlertAndNeverZero() throws Exception {
    String run = "stale";
    Path positions = folder.resolve("stale-positions.csv");
    String at = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Files.write(
        positions,
        List.of(
            Inputs.POSITIONS,
            at + ",1,binance,A,BTCUSDT,long,2,100,50,4,carry,basis,T",
            at + ",1,binance,A,ETHUSDT,long,3,50,40,4,carry,basis,T"));
    Path budgets = folder.resolve("stale-budgets.csv");
    Files.write(
        budgets,
        List.of(
            Inputs.BUDGETS,
            "firm/carry,gross_notional,100000,200000,USDT,,,,,",
            "firm/carry,isolated_margin,100000,200000,USDT,,,,,"));
    produce(run, List.of("--positions", positions.toString(), "--budgets", budgets.toString()));
    sendMark(run, "BTCUSDT");
    StopSignal stop = new StopSignal();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] started =
        given(run, "--stale-after", "PT2S", "--stale-by", "RECEIVED").toArray(String[]::new);
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(
            () ->
                LivePathJob.run(
                    started, stream(new ByteArrayOutputStream()), stream(err), () -> stop),
            runnable -> Thread.ofPlatform().daemon().start(runnable));
    Running job = () -> assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isNotDone();

    awaitAlert(
        run, job, "state = 'STALE' AND instrument = 'binance/BTCUSDT' AND node = 'firm/carry'");
    awaitAlert(run, job, "state = 'MISSING' AND instrument = 'binance/ETHUSDT'");
    awaitAlert(run, job, "metric = 'gross_notional' AND state = 'UNKNOWN_AT_LEAST'");
    await(
        job,
        """
        SELECT count() > 0 FROM live_totals WHERE run_id = '%s' AND node = 'firm' AND positions = 1
          AND unknown_positions = 1 AND stale_positions = 1 AND isolated_margin = 50"""
            .formatted(run),
        "1");
    String fresh =
        """
        SELECT uniqExact(instrument) + countIf(metric = 'gross_notional' AND state = 'WITHIN') > 2
        FROM live_alerts WHERE run_id = '%s' AND state IN ('FRESH', 'WITHIN')"""
            .formatted(run);
    sendMarksUntil("marks that come again", () -> STORE.rows(fresh).equals(List.of("1")), run, job);
    assertThatRulesThatComeAreTakenUp(run, job);
    stop.ask();
    assertThat(code.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .as(err.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(folder.resolve(run).resolve("stopped-at.txt")).exists();
  }

  /** Five ten-thousandths more are asked of two at 100.5, once their time has come. */
  private static void assertThatRulesThatComeAreTakenUp(String run, Running job) throws Exception {
    String requirement =
        """
        SELECT toString(requirement) FROM live_totals WHERE run_id = '%s' AND node = 'firm'
          AND positions = 2 ORDER BY published_at DESC LIMIT 1"""
            .formatted(run);
    sendMarksUntil("totals of both positions", () -> !STORE.rows(requirement).isEmpty(), run, job);
    BigDecimal expected =
        new BigDecimal(STORE.rows(requirement).getFirst()).add(new BigDecimal("0.1005"));
    Path pack = folder.resolve("pack-that-comes.json");
    String soon = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString();
    Files.writeString(pack, RandomFeeds.pack(soon).replace("2025-12-31", "2026-12-31"));
    produce(run, List.of("--rule-packs", pack.toString()));
    sendMarksUntil(
        "rules that come",
        () -> new BigDecimal(STORE.rows(requirement).getFirst()).compareTo(expected) == 0,
        run,
        job);
  }

  private static void sendMarksUntil(
      String awaited, Callable<Boolean> isThere, String run, Running job) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isThere.call()) {
      assertThat(System.nanoTime()).as(awaited).isLessThan(deadline);
      job.require();
      sendMark(run, "BTCUSDT");
      sendMark(run, "ETHUSDT");
      Thread.sleep(200);
    }
  }

  @Test
  void whatCannotBeIsWrongInputInOneLine() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> wrong = given("wrong", "--digits", "binance/BTCUSDT=2");
    assertThat(
            LivePathJob.run(
                wrong.toArray(String[]::new),
                stream(new ByteArrayOutputStream()),
                stream(err),
                StopSignal::new))
        .isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("error: digits of binance/BTCUSDT must be PRICE,SIZE")
        .hasLineCount(1);
  }

  private static void sendMark(String run, String instrument) {
    send(
        run + ".marks",
        "{\"ts\":\"%s\",\"venue\":\"binance\",\"instrument\":\"%s\",\"mark_price\":\"100.5\"}"
            .formatted(Instant.now().truncatedTo(ChronoUnit.MICROS), instrument)
            .getBytes(StandardCharsets.UTF_8));
  }

  private static void awaitAlert(String run, Running job, String which) throws Exception {
    await(
        job,
        "SELECT count() > 0 FROM live_alerts WHERE run_id = '%s' AND %s".formatted(run, which),
        "1");
  }

  private static void awaitMarks(String run, Running job, long marks) throws Exception {
    await(job, LAST_TOTALS.formatted(run), Long.toString(marks));
  }

  private static void await(Running job, String sql, String expected) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> found = List.of();
    while (System.nanoTime() < deadline) {
      found = STORE.rows(sql);
      if (found.equals(List.of(expected))) {
        return;
      }
      job.require();
      Thread.sleep(100);
    }
    assertThat(found).as(sql).containsExactly(expected);
  }

  private static LivePathRun run(String run) {
    return run(run, run);
  }

  private static LivePathRun run(String topics, String run) {
    List<String> given = new ArrayList<>(arguments(topics, run));
    given.addAll(settings("--stale-after", "PT1H", "--stale-by", "RECEIVED"));
    LivePathArguments arguments =
        CommandLine.populateCommand(new LivePathArguments(), given.toArray(String[]::new));
    return new LivePathRun(arguments, new StopSignal(), stream(new ByteArrayOutputStream()));
  }

  private static List<String> given(String run, String... more) {
    List<String> given = new ArrayList<>(arguments(run, run));
    given.addAll(settings(more));
    return given;
  }

  private static List<String> settings(String... more) {
    List<String> given = new ArrayList<>();
    given.addAll(List.of("--resume", "--publish", "JSON", "--checkpoint-interval", "PT0.4S"));
    given.addAll(List.of("--totals-every", "PT0.1S", "--conflate-beyond", "P36500D"));
    given.addAll(List.of("--idle", "PT2M"));
    given.addAll(List.of(more));
    return given;
  }

  private static List<String> arguments(String topics, String run) {
    return List.of(
        "--clickhouse-url",
        STORE.url().toString(),
        "--database",
        STORE.database(),
        "--run-id",
        run,
        "--kafka",
        broker.bootstrapServers(),
        "--topic-prefix",
        topics + ".",
        "--checkpoint-dir",
        folder.resolve(run).toString());
  }

  private static void send(String topic, byte[] value) {
    Map<String, Object> properties = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, value));
    }
  }

  private static void produce(String run, List<String> files) {
    List<String> arguments = new ArrayList<>(files);
    arguments.addAll(List.of("--kafka", broker.bootstrapServers(), "--topic-prefix", run + "."));
    assertThat(
            ProduceMain.run(
                arguments.toArray(String[]::new), stream(new ByteArrayOutputStream()), System.err))
        .isZero();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
