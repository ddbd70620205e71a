package io.ringfence.bench.stream;

import io.ringfence.bench.stream.TickSource.Tape;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Sends the positions and a first mark of every instrument, waits until the job has them, and sends
 * ticks: on a schedule that waits for nobody, or as many as are taken.
 */
final class TickReader<T> implements SourceReader<T, Tape> {
  /**
   * What is sent between two flushes: for two shards, two batches that are nearly full. Nothing may
   * wait longer, since a checkpoint takes the number of ticks sent for what has left.
   */
  private static final int CHUNK = 480;

  private static final long MICROS = 1_000;

  private final StreamRun run;
  private final Feed<T> feed;
  private final CompletableFuture<Void> assigned = new CompletableFuture<>();
  private Feed.@Nullable Gate gate;
  private @Nullable Tape tape;
  private int position;
  private long tick;
  private long beganNanos;
  private long beganMicros;
  private long idleUntilNanos;

  TickReader(StreamRun run, Feed<T> feed) {
    this.run = run;
    this.feed = feed;
  }

  @Override
  public void start() {}

  @Override
  public void addSplits(List<Tape> splits) {
    Tape given = splits.getFirst();
    tape = given;
    position = given.position();
    tick = given.tick();
    if (tick > 0) {
      run.loaded.set(run.shape.positions());
    }
    assigned.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {}

  @Override
  public InputStatus pollNext(ReaderOutput<T> output) {
    if (tape == null) {
      return InputStatus.NOTHING_AVAILABLE;
    }
    Feed.Gate to = gate;
    if (to == null) {
      to = feed.open(run, output);
      gate = to;
    }
    if (position < run.shape.positions()) {
      load(to);
      return InputStatus.MORE_AVAILABLE;
    }
    if (!run.isLoaded()) {
      return idle(10_000_000);
    }
    return play(to);
  }

  private void load(Feed.Gate to) {
    int end = Math.min(position + CHUNK, run.shape.positions());
    for (; position < end; position++) {
      to.position(position);
    }
    if (position == run.shape.positions()) {
      for (int i = 0; i < run.shape.instruments(); i++) {
        to.mark(i, run.population().startMark[i], nowMicros());
      }
    }
    to.flush();
  }

  private InputStatus play(Feed.Gate to) {
    if (beganNanos == 0) {
      long now = nowMicros();
      beganMicros = run.anchorMicros > 0 ? run.anchorMicros : now;
      beganNanos = System.nanoTime() - (now - beganMicros) * MICROS;
      run.firstTickNanos = beganNanos;
      run.anchored.accept(beganMicros);
    }
    long passed = System.nanoTime() - beganNanos;
    if (run.isEnding || tick >= run.pace.most() || passed > run.pace.millis() * 1_000_000L) {
      to.flush();
      run.played = tick;
      return InputStatus.END_OF_INPUT;
    }
    if (run.pace.isScheduled()) {
      return playDue(to, passed);
    }
    long at = beganMicros + passed / MICROS;
    for (int i = 0; i < CHUNK && tick < run.pace.most(); i++, tick++) {
      to.mark(run.tape.instrument(tick), run.tape.mark(tick), at);
    }
    to.flush();
    return InputStatus.MORE_AVAILABLE;
  }

  private InputStatus playDue(Feed.Gate to, long passed) {
    long due = Math.min(run.pace.dueBy(passed), tick + CHUNK);
    for (; tick < due; tick++) {
      long at = beganMicros + run.pace.dueNanos(tick) / MICROS;
      to.mark(run.tape.instrument(tick), run.tape.mark(tick), at);
    }
    to.flush();
    return run.pace.dueBy(System.nanoTime() - beganNanos) > tick
        ? InputStatus.MORE_AVAILABLE
        : idle(1_000_000);
  }

  private InputStatus idle(long nanos) {
    idleUntilNanos = nanos;
    return InputStatus.NOTHING_AVAILABLE;
  }

  private static long nowMicros() {
    return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
  }

  @Override
  public List<Tape> snapshotState(long checkpointId) {
    return tape == null ? List.of() : List.of(new Tape(position, tick));
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    if (!assigned.isDone()) {
      return assigned;
    }
    return new CompletableFuture<Void>()
        .completeOnTimeout(null, idleUntilNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {}
}
