package io.ringfence.streaming.simulation;

import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.job.SimulatedGraph;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.RetryPolicy;
import io.ringfence.streaming.sink.RunTables;
import io.ringfence.streaming.sink.SinkOptions;
import io.ringfence.streaming.sink.StoreException;
import io.ringfence.streaming.sink.StreamTables;
import io.ringfence.streaming.terms.RunTerms;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the job to its end, however often it is killed, one step of one thread after the other. */
final class Simulation {
  private static final int ATTEMPTS = World.MOST_MISHAPS + 1;
  private static final long RESTART_MICROS = 5_000_000;
  private static final int MOST_MICROS_OF_A_STEP = 500;
  private static final int MOST_STEPS = 1_000_000;
  private static final RetryPolicy RETRIES =
      new RetryPolicy(ATTEMPTS, Duration.ofMillis(100), Duration.ofSeconds(1));

  private final Random random;
  private final Plan plan;
  private final World world;
  private final FeedSource source;
  private final SimulatedGraph graph;
  private final Outside outside;
  private @Nullable Checkpoint restorable;
  private int steps;

  /**
   * What a job is run with.
   *
   * @param source where it reads
   * @param facts what is known of the day
   * @param terms of the run
   */
  record Setting(FeedSource source, ReplayFacts facts, RunTerms terms) {}

  private Simulation(long seed, Plan plan, Setting setting, Random random, Trace trace) {
    ReplayFacts facts = setting.facts();
    this.random = random;
    this.plan = plan;
    this.source = setting.source();
    this.world = new World(random, plan, trace, hasViews(seed, plan));
    this.outside =
        Outside.of("seed " + seed + (plan == Plan.FAULT_FREE ? "" : " with faults"), world);
    this.graph =
        new SimulatedGraph(
            new SimulatedRules(Scenario.rulesChange()),
            SnapshotGrid.of(facts.firstMarketMicros(), Duration.ofMinutes(7), facts.lastMicros()),
            setting.terms(),
            new ClickHouseTarget(URI.create("http://simulated"), "db", "run"),
            SinkOptions.DEFAULT
                .with(plan.batchRows(), Duration.ofSeconds(60))
                .with(RETRIES)
                .with(outside));
  }

  /**
   * Runs a job.
   *
   * @throws IllegalStateException where it does what the sink or Flink must never see
   */
  static Outcome run(long seed, Plan plan, Setting setting, Random random, Trace trace)
      throws Exception {
    Simulation simulation = new Simulation(seed, plan, setting, random, trace);
    try {
      return simulation.run();
    } finally {
      simulation.outside.forget();
    }
  }

  /** Every other seed, without a draw of its own: what else a seed does stays as it is. */
  private static boolean hasViews(long seed, Plan plan) {
    return plan != Plan.FAULT_FREE && seed % 2 == 1;
  }

  private Outcome run() throws Exception {
    while (!start()) {
      world.pass(RESTART_MICROS);
    }
    while (world.hasLate()) {
      world.letArrive();
    }
    world.server().requireViewsLikeTables();
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : StreamTables.names()) {
      tables.put(table, world.server().rows(table));
    }
    for (String table : List.of(RunTables.TABLE_COUNTS.table(), RunTables.DEAD_LETTERS.table())) {
      tables.put(table, world.server().rows(table));
    }
    return new Outcome(tables);
  }

  /** Starts the job; whether it came to its end. */
  private boolean start() throws Exception {
    Job job = null;
    Checkpoint from = restorable;
    try {
      world.say(() -> from == null ? "start" : "start from checkpoint " + from.id());
      job = new Job(graph.of(source.intake(), plan.parallelism()), source, from);
      while (!job.isDone()) {
        step(job);
        restorable = job.complete();
      }
      return true;
    } catch (Exception e) {
      requireExpected(e);
      world.say(() -> "down: " + e.getMessage());
      return false;
    } finally {
      if (job != null) {
        restorable = job.complete();
        job.abandon();
      }
    }
  }

  /** The job may die of a kill, or of an outage that outlasted all attempts; of nothing else. */
  private void requireExpected(Exception failure) throws Exception {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      boolean isKill = cause instanceof SimulatedCrash;
      boolean isOutage =
          cause instanceof StoreException
              && world.hadOutage()
              && String.valueOf(cause.getMessage())
                  .contains("failed after " + ATTEMPTS + " attempt(s)");
      if (isKill || isOutage) {
        return;
      }
    }
    throw failure;
  }

  private void step(Job job) throws Exception {
    steps++;
    if (steps > MOST_STEPS) {
      throw new IllegalStateException("the job does not come to its end");
    }
    world.pass(1 + random.nextInt(MOST_MICROS_OF_A_STEP));
    if (world.crashes(plan.crashOneIn())) {
      world.say(() -> "kill");
      throw new SimulatedCrash("killed");
    }
    List<Task> untold = job.untold();
    List<Channel> channels = job.readyChannels();
    List<FeedTask> feeds = job.readyFeeds(plan.buffer());
    int ways = channels.size() + feeds.size();
    if (!untold.isEmpty() && (ways == 0 || random.nextInt(4) == 0)) {
      tell(job, untold.get(random.nextInt(untold.size())));
    } else if (world.hasLate() && random.nextInt(50) == 0) {
      world.letArrive();
    } else if (job.mayCheckpoint() && (ways == 0 || random.nextInt(plan.checkpointOneIn()) == 0)) {
      long checkpoint = job.checkpoint();
      world.say(() -> "checkpoint " + checkpoint);
    } else {
      move(channels, feeds, random.nextInt(ways));
    }
  }

  private void tell(Job job, Task task) throws Exception {
    world.say(() -> "complete, says " + task);
    job.tell(task);
    if (job.isAtItsEnd() && world.crashesAtEnd()) {
      world.say(() -> "kill at the end");
      throw new SimulatedCrash("killed at the end");
    }
  }

  private void move(List<Channel> channels, List<FeedTask> feeds, int which) throws Exception {
    if (which < channels.size()) {
      Channel channel = channels.get(which);
      world.say(() -> channel + ": " + channel.peek());
      channel.deliver();
    } else {
      FeedTask feed = feeds.get(which - channels.size());
      String moved = feed.move(random.nextInt(feed.moves()));
      world.say(() -> feed + ": " + moved);
    }
  }
}
