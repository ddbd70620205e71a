package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.kafka.BrokerProcess;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Progress;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A broker, an engine with empty tables, and a job with little memory that follows the one into the
 * other: what an overload is put on.
 */
public final class FollowedStore {
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration IDLE = Duration.ofSeconds(2);

  /** What is said to be idle reaches everybody a moment later. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final Workplace workplace;
  private final EmbeddedStore store;
  private final TopicInputs topics;
  private final FollowJob job;
  private final AtomicInteger starts;
  private final CheckpointFolder checkpoints;

  private FollowedStore(
      Workplace workplace,
      EmbeddedStore store,
      TopicInputs topics,
      FollowJob job,
      AtomicInteger starts,
      CheckpointFolder checkpoints) {
    this.workplace = workplace;
    this.store = store;
    this.topics = topics;
    this.job = job;
    this.starts = starts;
    this.checkpoints = checkpoints;
  }

  /**
   * Starts all three; what it starts is the cleanup's to end. The job begins with the first record.
   *
   * @param heapMebibytes most heap of the job; above it the job dies
   */
  public static FollowedStore open(Workplace workplace, Cleanup cleanup, int heapMebibytes)
      throws IOException {
    RunFolder folder = cleanup.closing(RunFolder.temporary(workplace.temporaryFolder()));
    BrokerProcess broker =
        cleanup.closing(Broker.start(workplace, folder.path().resolve("kafka"), 0));
    EmbeddedStore store = cleanup.closing(EmbeddedStore.start(folder.data()));
    Migrations.apply(store);
    TopicInputs topics = new TopicInputs(broker.bootstrapServers(), TopicInputs.USUAL_PREFIX);
    AtomicInteger starts = new AtomicInteger();
    FollowJob job =
        FollowJob.start(
            workplace,
            cleanup,
            store,
            topics,
            new FollowJob.Wish(
                folder.checkpoints(),
                List.of("--idle", IDLE.toString(), "--allowed-lateness", "PT0S"),
                List.of("-Xmx%sm".formatted(heapMebibytes)),
                counting(starts),
                Progress.SILENT));
    return new FollowedStore(
        workplace, store, topics, job, starts, new CheckpointFolder(folder.checkpoints()));
  }

  /**
   * Waits until the job reads what was sent.
   *
   * @throws CommandFailure when the job ends, or has no checkpoint in time
   */
  public void awaitReading() {
    await("a first checkpoint", Duration.ofMinutes(2), () -> checkpoints.latest() > 0);
  }

  private static JobWatch counting(AtomicInteger starts) {
    return new JobWatch() {
      @Override
      public void started(ChildProcess job) {
        starts.incrementAndGet();
      }

      @Override
      public void said(String announcement) {
        // Only the starts count.
      }
    };
  }

  /**
   * Sends files, then that everything before an instant has been sent.
   *
   * @param sent the instant; null: nothing is said
   * @param rowsPerSecond speed; 0: as fast as the broker takes them
   */
  public void send(ReplayInputs files, long rowsPerSecond, @Nullable Instant sent) {
    List<String> arguments = new ArrayList<>(topics.arguments());
    arguments.addAll(files.arguments());
    arguments.addAll(List.of("--rows-per-second", Long.toString(rowsPerSecond)));
    arguments.addAll(List.of("--format", "AVRO"));
    if (sent != null) {
      arguments.addAll(List.of("--heartbeat", sent.toString()));
    }
    ProduceRun.run(workplace, arguments);
  }

  /**
   * Waits until so many marks are stored or refused.
   *
   * @throws CommandFailure when the job ends, or they are not in time
   */
  public void awaitMarks(long marks, Duration patience) {
    await(marks + " marks", patience, () -> storedMarks() + refused() >= marks);
  }

  /** Lets so much time pass that the job takes every topic for idle. */
  public void fallSilent() {
    pause(IDLE.plus(SETTLED));
  }

  /** Records that were refused. */
  public long refused() {
    return Long.parseLong(rows("SELECT count() FROM rejects").getFirst());
  }

  private long storedMarks() {
    return Long.parseLong(rows("SELECT count() FROM marks").getFirst());
  }

  private void await(String what, Duration patience, BooleanSupplier isThere) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isThere.getAsBoolean()) {
      job.failure()
          .ifPresent(
              failure -> {
                throw failure;
              });
      if (System.nanoTime() > deadline) {
        throw new CommandFailure(
            ExitCode.FAILED,
            "%s expected within %s s: %s marks are stored"
                .formatted(what, patience.toSeconds(), storedMarks()));
      }
      pause(LOOK_EVERY);
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  /** Stored alerts of positions: milliseconds, kind, level or {@code -}, position; sorted. */
  public List<String> alerts() {
    return rows(
        "SELECT concat(toString(toUnixTimestamp64Milli(at)), ' ', kind, ' ', ifNull(toString(level),"
            + " '-'), ' ', position_key) FROM alerts WHERE position_key IS NOT NULL ORDER BY at,"
            + " kind, level, position_key");
  }

  /** Instants at which a mark is stored more than once. */
  public long doubledMarks() {
    return Long.parseLong(
        rows("SELECT toInt64(count()) FROM (SELECT venue, instrument, occurred_at, count() AS n"
                + " FROM marks GROUP BY 1, 2, 3 HAVING n > 1)")
            .getFirst());
  }

  /** How often the job was started. */
  public int starts() {
    return starts.get();
  }

  private List<String> rows(String sql) {
    return Question.rows(store, sql);
  }
}
