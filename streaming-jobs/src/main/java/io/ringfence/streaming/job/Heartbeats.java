package io.ringfence.streaming.job;

import io.ringfence.contracts.wire.HeartbeatRow;
import io.ringfence.contracts.wire.RunRow;
import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.intake.ReplayWindow;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.RetryPolicy;
import io.ringfence.streaming.sink.RunTables;
import io.ringfence.streaming.sink.SinkOptions;
import io.ringfence.streaming.sink.StoreException;
import io.ringfence.streaming.sink.TableWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Says in the tables how far a run without an end is: with every published instant, at most every
 * few seconds, and when it stops. A heartbeat that cannot be stored is left out: the next one says
 * more.
 */
final class Heartbeats implements AutoCloseable {
  private static final long MOST_OFTEN = TimeUnit.SECONDS.toMicros(5);
  private static final long LEAST_OFTEN = TimeUnit.SECONDS.toMicros(30);
  private static final RetryPolicy ONCE =
      new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1));

  private final RunRow whatRuns;
  private final TableWriter<HeartbeatRow> writer;
  private final WallClock clock;
  private long publishedMicros = Long.MIN_VALUE;
  private long checkpointMicros = Long.MIN_VALUE;
  private long saidMicros;
  private long saidPublished = Long.MIN_VALUE;

  Heartbeats(ClickHouseTarget target, RunRow whatRuns, WallClock clock) {
    this.whatRuns = whatRuns;
    this.clock = clock;
    this.writer =
        new TableWriter<>(RunTables.RUN_HEARTBEATS, target, SinkOptions.DEFAULT.with(ONCE));
  }

  /** What a run says of itself before any instant is published. */
  static RunRow run(ReplayOptions options, long firstMicros, String digest, String build) {
    ReplayWindow window = options.spec().window();
    return new RunRow(
        !options.live(),
        options.spec().basis().code(),
        window.fromMicros(),
        window.toMicros(),
        firstMicros,
        firstMicros,
        digest,
        build,
        options.json());
  }

  /** Takes notice of what the job's accumulators say, and says it where it is news. */
  void beat(Map<String, Object> accumulators) {
    publishedMicros = newest(accumulators, PublishedInstants.PUBLISHED, publishedMicros);
    checkpointMicros = newest(accumulators, PublishedInstants.CHECKPOINTED, checkpointMicros);
    long now = clock.micros();
    boolean isNews = publishedMicros > saidPublished && now - saidMicros >= MOST_OFTEN;
    if (publishedMicros > Long.MIN_VALUE && (isNews || now - saidMicros >= LEAST_OFTEN)) {
      say("RUNNING", now);
    }
  }

  /** The run has stopped and can go on from here. */
  void stopped() {
    if (publishedMicros > Long.MIN_VALUE) {
      say("STOPPED", clock.micros());
    }
  }

  private static long newest(Map<String, Object> accumulators, String name, long before) {
    return accumulators.get(name) instanceof Long micros ? Math.max(before, micros) : before;
  }

  private void say(String state, long now) {
    Long checkpoint = checkpointMicros == Long.MIN_VALUE ? null : Long.valueOf(checkpointMicros);
    HeartbeatRow row =
        new HeartbeatRow(
            state,
            now,
            checkpoint,
            whatRuns.upTo(Math.max(publishedMicros, whatRuns.firstAtMicros())));
    try {
      writer.insertAs(now, List.of(row));
      saidMicros = now;
      saidPublished = publishedMicros;
    } catch (StoreException notNow) {
      System.err.println("warning: no heartbeat: " + notNow.getMessage());
      saidMicros = now;
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
