package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.kafka.BrokerProcess;
import io.ringfence.streaming.RandomBudgets;
import io.ringfence.streaming.RandomJolts;
import io.ringfence.streaming.RandomReplay;
import io.ringfence.streaming.TestStore;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.produce.ProduceMain;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that do not end, on a real broker and the real engine. */
class FollowTest {
  private static final TestStore STORE = TestStore.create("follow");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> TABLES =
      List.of(
          "marks",
          "position_versions",
          "alerts",
          "liquidations",
          "budget_states",
          "position_stages",
          "mark_conditions",
          "breaches",
          "threshold_actions");

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

  /** A job that follows. */
  private interface Job {
    /** Why it ended; empty while it runs. */
    Optional<String> ended();

    /** Ends it the way this job is ended. */
    void end() throws Exception;
  }

  /** In a thread of its own, told to stop. */
  private record StoppedJob(
      StopSignal stop, CompletableFuture<Integer> code, ByteArrayOutputStream err) implements Job {
    static Job start(String run, String... more) {
      StopSignal stop = new StopSignal();
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      String[] arguments =
          Stream.concat(following(run).stream(), Stream.of(more)).toArray(String[]::new);
      CompletableFuture<Integer> code =
          CompletableFuture.supplyAsync(
              () ->
                  ReplayJob.run(
                      arguments, stream(new ByteArrayOutputStream()), stream(err), () -> stop),
              runnable -> Thread.ofPlatform().daemon().start(runnable));
      return new StoppedJob(stop, code, err);
    }

    @Override
    public Optional<String> ended() {
      return code.isDone() ? Optional.of(err.toString(StandardCharsets.UTF_8)) : Optional.empty();
    }

    @Override
    public void end() throws Exception {
      stop.ask();
      assertThat(code.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as(err.toString(StandardCharsets.UTF_8))
          .isZero();
    }
  }

  /** In a process of its own, killed with {@code kill -9}. */
  private record KilledJob(ChildProcess process, List<String> said) implements Job {
    static Job start(String run) {
      List<Path> classPath =
          Pattern.compile(File.pathSeparator, Pattern.LITERAL)
              .splitAsStream(System.getProperty("java.class.path"))
              .map(Path::of)
              .toList();
      List<String> jvm =
          ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
              .filter(argument -> argument.startsWith("--") || argument.startsWith("-XX:"))
              .toList();
      List<String> said = Collections.synchronizedList(new ArrayList<>());
      JavaCommand command =
          JavaCommand.of("follow", ReplayJob.class.getName(), classPath)
              .withJvmArguments(jvm)
              .withArguments(following(run));
      return new KilledJob(ChildProcess.start(command, said::add, said::add), said);
    }

    @Override
    public Optional<String> ended() {
      return process.isAlive() ? Optional.empty() : Optional.of(String.join("\n", said));
    }

    @Override
    public void end() {
      process.kill();
    }
  }

  private static List<String> following(String run) {
    List<String> arguments = new ArrayList<>(arguments(run, run));
    arguments.addAll(List.of("--follow", "--resume", "--publish", "json"));
    // Only heartbeats move time here: no partition is ever taken for idle.
    arguments.addAll(List.of("--idle", "PT1H", "--checkpoint-interval", "PT0.5S"));
    return arguments;
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
        "--live",
        "--stale-after",
        "PT10M",
        "--snapshot-interval",
        "PT1M",
        "--allowed-lateness",
        "PT1S",
        "--checkpoint-dir",
        folder.resolve(run).toString());
  }

  @Test
  void rowsComeAsTheyAreSentAndNeitherAKillNorAStopLosesOrDoublesAny() throws Exception {
    String run = "live";
    // Marks are in doubt when the first job is killed and the second is stopped.
    List<InputFile> files =
        RandomJolts.addTo(RandomBudgets.addTo(RandomReplay.write(7, folder)), 7).spec().files();
    produce(run, part(files, "00:00", "01:00"), "2025-10-09T01:00:00Z");
    Job killed = KilledJob.start(run);
    long afterOne = awaitMarks(run, killed, "01:00");
    produce(run, part(files, "01:00", "02:00"), "2025-10-09T02:00:00Z");
    killed.end();

    Job stopped = StoppedJob.start(run);
    // A heartbeat that was read before the kill is not read again: the next one moves time.
    produce(run, List.of(), "2025-10-09T02:00:00Z");
    long afterTwo = awaitMarks(run, stopped, "02:00");
    stopped.end();
    assertThat(folder.resolve(run).resolve("stopped-at.txt")).exists();

    // Past the last snapshot, which tells the last counts, and no further: a replay ends with its
    // last event and never sees the doubts of that minute confirmed.
    produce(run, part(files, "02:00", "24:00"), "2025-10-09T03:00:02Z");
    Job last = StoppedJob.start(run);
    long afterThree = awaitMarks(run, last, "24:00");
    awaitSettled(run, last);
    last.end();

    assertThat(List.of(afterOne, afterTwo, afterThree)).doesNotHaveDuplicates().isSorted();
    assertThatNothingDiffersFromAReplay(run);
    assertThat(words("condition", "mark_conditions", run))
        .contains("UNCONFIRMED", "CONFIRMED", "REFUTED");
    assertThat(words("stage", "position_stages", run)).contains("PRESUMED_LIQUIDATED");
    assertThat(words("event", "breaches", run)).contains("OPENED", "ENDED");
    ToldRows told = new ToldRows(broker.bootstrapServers(), STORE);
    told.assertEqual(run, run + ".alerts", "alerts");
    told.assertEqual(run, run + ".desk-exposures", "desk_exposures");
  }

  @Test
  void partsAndNodesThatABudgetNamesLaterAreMeasuredFromThenOnAndTheRunSaysHowFarItIs()
      throws Exception {
    String run = "named-later";
    List<InputFile> files = RandomReplay.write(8, folder).spec().files();
    // Before anything is sent: the run begins with the first record, a year before the wall clock.
    int metricsPort = ScrapedJob.freePort();
    Job job = StoppedJob.start(run, "--metrics-port", Integer.toString(metricsPort));
    produce(run, part(files, "00:00", "01:00"), "2025-10-09T01:00:00Z");
    awaitMarks(run, job, "01:00");
    new ScrapedJob(metricsPort).assertThatTheDashboardFindsItsMetrics();
    Path later = folder.resolve("later-budgets.csv");
    Files.write(
        later,
        List.of(
            "node,metric,soft,hard,currency,scope",
            "firm,isolated_margin,1,2,USDT,trader=T",
            "firm/macro/majors,isolated_margin,1,2,USDT,"));
    produce(run, List.of("--budgets", later.toString()), "2025-10-09T01:00:00Z");
    produce(run, part(files, "01:00", "02:00"), "2025-10-09T02:00:00Z");
    awaitMarks(run, job, "02:00");

    // Every position is of trader T: the part holds what the firm holds, from its first instant on.
    await(
        job,
        """
        SELECT count() FROM budget_states AS s WHERE run_id = '%1$s' AND metric = 'isolated_margin'
          AND ((scope = 'trader=T' AND node = 'firm') OR node = 'firm/macro/majors')
          AND previous_state IS NULL AND known_part > 0
          AND known_part = (SELECT argMax(isolated_margin, as_of) FROM desk_exposures AS d
            WHERE d.run_id = '%1$s' AND d.node = s.node AND d.as_of <= s.as_of)\
        """
            .formatted(run),
        2);
    // Nothing but heartbeats came after the last mark, and they count.
    await(
        job,
        """
        SELECT count() > 0 FROM run_heartbeats WHERE run_id = '%1$s' AND state = 'RUNNING'
          AND checkpoint_at <= heartbeat_at AND as_of = '2025-10-09 01:59:58.999999'\
        """
            .formatted(run),
        1);
    job.end();
    assertThat(
            STORE.rows(
                "SELECT argMax(state, heartbeat_at) FROM run_heartbeats WHERE run_id = '%s'"
                    .formatted(run)))
        .containsExactly("STOPPED");
  }

  private static void assertThatNothingDiffersFromAReplay(String run) {
    String bounded = "bounded-" + run;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        ReplayJob.run(
            arguments(run, bounded).toArray(String[]::new),
            stream(new ByteArrayOutputStream()),
            stream(err));
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    for (String table : TABLES) {
      // What is read off the wall clock differs from run to run.
      String left =
          table.equals("alerts") ? ", received_at, detected_at, emitted_at, stored_at" : "";
      // That a breach stands is said at the end of a run, and what is followed has none.
      String ended = table.equals("breaches") ? " AND event != 'STANDING'" : "";
      String rows =
          "SELECT * EXCEPT (run_id, batch%s) FROM %s WHERE run_id = '%%s'%s"
              .formatted(left, table, ended);
      List<String> followed = sorted(rows.formatted(run));
      assertThat(followed).as(table).isEqualTo(sorted(rows.formatted(bounded)));
      // That the venue confirms a liquidation is chance.
      assertThat(followed.isEmpty() && !table.equals("liquidations")).as(table).isFalse();
    }
    assertThat(totals(run)).isEqualTo(totals(bounded));
  }

  private static List<String> words(String column, String table, String run) {
    return STORE.rows(
        "SELECT DISTINCT %s FROM %s WHERE run_id = '%s'".formatted(column, table, run));
  }

  private static List<String> sorted(String sql) {
    return STORE.rows(sql).stream().sorted().toList();
  }

  private static List<String> totals(String run) {
    return STORE.rows(
        "SELECT kind, sum(received), sum(applied), sum(duplicate), sum(rejected) FROM input_counts"
            + " WHERE run_id = '%s' GROUP BY kind ORDER BY kind".formatted(run));
  }

  /** Waits until the marks before a time of day are stored; gives how many there are. */
  private static long awaitMarks(String run, Job job, String before) throws Exception {
    long expected =
        Files.readAllLines(folder.resolve("marks.csv")).stream()
            .filter(line -> line.startsWith("2025"))
            .filter(line -> line.substring(11, 16).compareTo(before) < 0)
            .distinct()
            .count();
    await(job, "SELECT count() FROM marks WHERE run_id = '%s'".formatted(run), expected);
    return expected;
  }

  /** Waits until everything that was received is accounted for. */
  private static void awaitSettled(String run, Job job) throws Exception {
    await(
        job,
        "SELECT sum(received) - sum(applied) - sum(duplicate) - sum(rejected) + 7 * (sum(received)"
            + " ="
            + " 0) FROM input_counts WHERE run_id = '%s'".formatted(run),
        0);
  }

  private static void await(Job job, String sql, long expected) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String found = "";
    while (System.nanoTime() < deadline) {
      found = STORE.rows(sql).getFirst();
      if (found.equals(Long.toString(expected))) {
        return;
      }
      assertThat(job.ended()).isEmpty();
      Thread.sleep(200);
    }
    assertThat(found).as(sql).isEqualTo(Long.toString(expected));
  }

  /** The rows of files whose time of day lies in a range; rows without a time are in the first. */
  private static List<String> part(List<InputFile> files, String from, String to) throws Exception {
    List<String> options = new ArrayList<>();
    Path target = Files.createDirectories(folder.resolve("part-" + from.replace(":", "")));
    for (InputFile file : files) {
      List<String> rows = new ArrayList<>();
      for (String line : Files.readAllLines(file.path())) {
        boolean timed = line.startsWith("2025");
        String at = timed ? line.substring(11, 16) : "00:00";
        boolean isHeader = rows.isEmpty();
        if (isHeader || (at.compareTo(from) >= 0 && at.compareTo(to) < 0)) {
          rows.add(line);
        }
      }
      Path path = target.resolve(file.name());
      Files.write(path, rows);
      options.addAll(List.of("--" + file.kind().label(), path.toString()));
    }
    return options;
  }

  private static void produce(String run, List<String> files, String heartbeat) {
    List<String> arguments = new ArrayList<>(files);
    arguments.addAll(List.of("--kafka", broker.bootstrapServers(), "--topic-prefix", run + "."));
    arguments.addAll(List.of("--partitions", "2", "--heartbeat", heartbeat));
    assertThat(
            ProduceMain.run(
                arguments.toArray(String[]::new), stream(new ByteArrayOutputStream()), System.err))
        .isZero();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
