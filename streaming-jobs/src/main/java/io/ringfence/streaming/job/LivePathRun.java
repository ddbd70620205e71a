package io.ringfence.streaming.job;

import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.ReplayWindow;
import io.ringfence.streaming.live.LivePath;
import io.ringfence.streaming.live.LivePlan;
import io.ringfence.streaming.publish.PublishedTopic;
import io.ringfence.streaming.publish.Publishing;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.DeduplicationWindows;
import io.ringfence.streaming.sink.LiveTables;
import io.ringfence.streaming.sink.RetryPolicy;
import io.ringfence.streaming.sink.SinkOptions;
import io.ringfence.streaming.sink.StoredRows;
import io.ringfence.streaming.source.ArrivalStream;
import io.ringfence.streaming.source.FollowScan;
import io.ringfence.streaming.source.MissingTopics;
import io.ringfence.streaming.source.Topics;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The live path on topics, until it is told to stop; then a savepoint, from which the next start
 * goes on, or after a crash from the last checkpoint.
 */
final class LivePathRun {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int LOOKS_PER_SCAN = 10;

  private final LivePathArguments arguments;
  private final StopSignal stop;
  private final PrintStream out;
  private final Topics topics;
  private final ClickHouseTarget target;
  private final FollowFolder folder;
  private final LivePlanFile planFile;
  private boolean hasStarted;

  LivePathRun(LivePathArguments arguments, StopSignal stop, PrintStream out) {
    this.arguments = arguments;
    this.stop = stop;
    this.out = out;
    this.topics = arguments.topics();
    this.target = arguments.target();
    this.folder = new FollowFolder(arguments.job().checkpointDir());
    this.planFile = new LivePlanFile(arguments.job().checkpointDir());
  }

  /** Runs until it is told to stop. */
  void execute() throws Exception {
    try {
      boolean again = true;
      while (again) {
        EndlessJob job = start();
        again = !await(job);
        job.halt();
      }
      out.println("@done {\"run\":\"%s\"}".formatted(target.runId()));
      out.flush();
    } finally {
      stop.hasEnded();
    }
  }

  /**
   * Waits until the run is told to stop or there are other rule packs, which are taken up by a stop
   * and a start in between.
   *
   * @return whether it was told to stop
   */
  private boolean await(EndlessJob job) throws Exception {
    Progress progress = new Progress(job.client(), 0, out);
    for (int look = 1; ; look++) {
      if (stop.isAskedWithin(LOOK_EVERY)) {
        return true;
      }
      job.requireRunning();
      progress.sayNow();
      if (look % LOOKS_PER_SCAN == 0 && haveOtherPacksCome()) {
        return false;
      }
    }
  }

  private boolean haveOtherPacksCome() throws Exception {
    LivePlan plan = planFile.read(arguments.plan().mostBooks());
    return scan().rulePacks().filter(packs -> !plan.with(packs).equals(plan)).isPresent();
  }

  private FollowScan scan() {
    IntakeSpec spec =
        new IntakeSpec(List.of(), new ReplayWindow(null, null), MarkBasis.MARK, Duration.ZERO);
    return new FollowScan(topics, spec, packs -> new PackedRules(packs).known());
  }

  /** Starts the job where it was left, or at the beginning of the topics. */
  EndlessJob start() throws Exception {
    List<String> names = LivePath.KINDS.stream().map(topics::of).toList();
    MissingTopics.create(topics.bootstrapServers(), names, 1);
    new DeduplicationWindows(target, RetryPolicy.DEFAULT).require(LiveTables.names());
    FollowScan.Start found = scan().start();
    boolean isBegun = isBegun();
    LivePlan plan = isBegun ? goOn(found) : begin(found);
    StreamExecutionEnvironment environment =
        new LocalCluster(
                arguments.job().parallelism(),
                arguments.job().checkpointDir(),
                arguments.job().checkpointInterval(),
                isBegun ? folder.latest() : Optional.<Path>empty(),
                arguments.job().metricsPort())
            .livePathEnvironment();
    graph(plan, found, names).addTo(environment);
    hasStarted = true;
    return new EndlessJob(environment.executeAsync("live path " + target.runId()), folder);
  }

  private LivePlan begin(FollowScan.Start found) throws IOException {
    new StoredRows(target, RetryPolicy.DEFAULT)
        .count(LiveTables.names())
        .forEach(
            (table, rows) -> {
              if (rows > 0) {
                throw new RunExistsException(target.runId(), target.database(), table, rows);
              }
            });
    long at = found.firstMicros().orElseGet(WallClock.SYSTEM::micros);
    LivePlan plan = arguments.plan().of(found.rulePacks(), at);
    planFile.write(plan);
    return plan;
  }

  /** A second start of this process goes on, whether it was asked to resume or not. */
  private boolean isBegun() {
    return (arguments.job().resume() || hasStarted) && planFile.exists();
  }

  private LivePlan goOn(FollowScan.Start found) throws IOException {
    LivePlan plan = planFile.read(arguments.plan().mostBooks()).with(found.rulePacks());
    planFile.write(plan);
    return plan;
  }

  private LivePathGraph graph(LivePlan plan, FollowScan.Start found, List<String> names)
      throws Exception {
    Map<String, Long> ends = new TreeMap<>(found.range().ends());
    ends.keySet().removeIf(partition -> names.stream().noneMatch(name -> isOf(partition, name)));
    Optional<Publishing> publishing = arguments.publishing();
    if (publishing.isPresent()) {
      publishing.get().createTopics(PublishedTopic.OF_LIVE_PATH);
    }
    return new LivePathGraph(
        new ArrivalStream(
            topics, LivePath.KINDS, MarkBasis.MARK, arguments.following(found.range())),
        new LivePath(plan, arguments.terms(ends), WallClock.SYSTEM),
        new StoreSinks(target, SinkOptions.DEFAULT, publishing));
  }

  private static boolean isOf(String partition, String topic) {
    return partition.startsWith(topic + "/");
  }
}
