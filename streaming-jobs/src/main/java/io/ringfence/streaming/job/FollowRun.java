package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.RunRow;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.source.FollowScan;
import io.ringfence.streaming.source.Following;
import io.ringfence.streaming.source.MissingTopics;
import io.ringfence.streaming.source.TopicStream;
import io.ringfence.streaming.source.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Follows topics that do not end. When it is told to stop it takes a savepoint, and the next start
 * goes on from there; after a crash it goes on from the last checkpoint. A rule pack that comes
 * later is taken up by a stop and a start in between, which nobody sees in the rows.
 */
final class FollowRun {
  /** The run of a house that follows its topics under no other name. */
  private static final String DEFAULT_NAME = "live";

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int LOOKS_PER_SCAN = 20;

  private final ReplayArguments arguments;
  private final ReplayOptions options;
  private final StopSignal stop;
  private final PrintStream out;
  private final Topics topics;
  private final ClickHouseTarget target;
  private final FollowFolder folder;
  private final String digest;

  FollowRun(ReplayArguments arguments, ReplayOptions options, StopSignal stop, PrintStream out) {
    this.arguments = arguments;
    this.options = options;
    this.stop = stop;
    this.out = out;
    this.topics = arguments.topics().topics();
    this.target =
        new ClickHouseTarget(
            arguments.job().clickHouseUrl(),
            arguments.job().database(),
            arguments.runId().orElse(DEFAULT_NAME));
    this.folder = new FollowFolder(arguments.job().checkpointDir());
    this.digest = InputDigest.ofText("followed " + topics.prefix() + "\n" + options.json());
  }

  /** Follows until it is told to stop. */
  void execute() throws Exception {
    try {
      MissingTopics.create(topics.bootstrapServers(), topics.all(), 1);
      RunStart.of(arguments, new StoredRun(target), digest);
      boolean again = true;
      while (again) {
        again = runOnce();
      }
      out.println("@done {\"run\":\"%s\"}".formatted(target.runId()));
      out.flush();
    } finally {
      stop.hasEnded();
    }
  }

  /** One job; whether another must take its place. */
  private boolean runOnce() throws Exception {
    FollowScan scan =
        new FollowScan(topics, options.spec(), packs -> new PackedRules(packs).known());
    Optional<FollowScan.Start> begun = begin(scan);
    if (begun.isEmpty()) {
      return false;
    }
    FollowScan.Start start = begun.get();
    PackedRules rules = new PackedRules(start.rulePacks());
    long from = folder.from().orElseThrow();
    EndlessJob job = submit(start, rules, from);
    RunRow run = Heartbeats.run(options, from, digest, arguments.build());
    try (Heartbeats heartbeats = new Heartbeats(target, run, WallClock.SYSTEM)) {
      boolean stopped = await(job, scan, start.rulePacks(), heartbeats);
      job.halt();
      if (stopped) {
        heartbeats.stopped();
      }
      return !stopped;
    }
  }

  /**
   * Waits for the first record that speaks of a time: what is followed may be of today or of a
   * recorded day, and a run that began with the wall clock would hold the budgets of a recorded day
   * back until then. Empty: it was told to stop before there was one.
   */
  private Optional<FollowScan.Start> begin(FollowScan scan) throws Exception {
    FollowScan.Start start = scan.start();
    while (folder.from().isEmpty()) {
      if (start.firstMicros().isPresent()) {
        folder.begins(start.firstMicros().getAsLong());
      } else if (stop.isAskedWithin(LOOK_EVERY)) {
        return Optional.empty();
      } else {
        start = scan.start();
      }
    }
    return Optional.of(start);
  }

  private EndlessJob submit(FollowScan.Start start, PackedRules rules, long from) throws Exception {
    Following following = arguments.topics().following(start.range());
    ReplayFacts facts = new ReplayFacts(from, Long.MAX_VALUE, from, 0, List.of());
    StreamExecutionEnvironment environment =
        new LocalCluster(
                arguments.job().parallelism(),
                arguments.job().checkpointDir(),
                arguments.job().checkpointInterval(),
                folder.latest(),
                arguments.job().metricsPort())
            .endlessEnvironment();
    new ReplayGraph(
            new TopicStream(topics, start.range(), options.spec(), rules::known, facts, following),
            rules,
            SnapshotGrid.endless(from, options.snapshotInterval()),
            options.terms(facts.scopes()),
            StoreSinks.of(arguments, target))
        .addTo(environment);
    return new EndlessJob(environment.executeAsync("follow " + target.runId()), folder);
  }

  /**
   * Waits until the run is told to stop or there are other rule packs.
   *
   * @return whether it was told to stop
   */
  private boolean await(EndlessJob job, FollowScan scan, List<String> packs, Heartbeats heartbeats)
      throws Exception {
    Progress progress = new Progress(job.client(), 0, out);
    for (int look = 1; ; look++) {
      if (stop.isAskedWithin(LOOK_EVERY)) {
        return true;
      }
      job.requireRunning();
      heartbeats.beat(progress.sayNow());
      if (look % LOOKS_PER_SCAN == 0 && !scan.rulePacks().orElse(packs).equals(packs)) {
        return false;
      }
    }
  }
}
