package io.ringfence.streaming.produce;

import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.job.FileArguments;
import io.ringfence.streaming.job.StopSignal;
import io.ringfence.streaming.job.TimeConverter;
import io.ringfence.streaming.source.Topics;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Plays files into topics again and again, as if they happened now: every row is sent when its time
 * has come, with that time, and heartbeats say in all topics up to when everything was sent. Says
 * {@code @lap NUMBER INSTANT} when one begins. Ends with its standard input. Exit codes: 0 done, 1
 * failed, 2 wrong input or usage.
 */
@Command(
    name = "loop",
    description = "Plays files into topics again and again",
    mixinStandardHelpOptions = true)
public final class LoopMain implements Callable<Integer> {
  @Option(names = "--kafka", required = true, description = "HOST:PORT of the broker")
  private String kafka = "";

  @Option(names = "--topic-prefix", defaultValue = "ringfence.", description = "of the topics")
  private String topicPrefix = "ringfence.";

  @Option(names = "--speed", defaultValue = "1", description = "how many times faster")
  private long speed = 1;

  @Option(names = "--from", converter = TimeConverter.class, description = "first instant played")
  private @Nullable Instant from;

  @Option(names = "--to", converter = TimeConverter.class, description = "last instant played")
  private @Nullable Instant to;

  @Mixin private FileArguments files = new FileArguments();

  private final PrintStream out;
  private final StopSignal stop;

  private LoopMain(PrintStream out, StopSignal stop) {
    this.out = out;
    this.stop = stop;
  }

  /** Runs until the standard input ends, and exits. */
  public static void main(String[] args) {
    StopSignal stop = StopSignal.ofProcess(System.in);
    int code =
        new CommandLine(new LoopMain(System.out, stop))
            .setParameterExceptionHandler((wrong, _) -> fail(wrong, 2))
            .setExecutionExceptionHandler(
                (failed, _, _) -> fail(failed, failed instanceof IllegalArgumentException ? 2 : 1))
            .execute(args);
    stop.hasEnded();
    System.exit(code);
  }

  private static int fail(Exception failure, int code) {
    System.err.println("error: " + failure.getMessage());
    return code;
  }

  @Override
  public Integer call() throws Exception {
    LoopTape.Window window =
        new LoopTape.Window(
            from == null ? Long.MIN_VALUE : Instants.micros(from),
            to == null ? Long.MAX_VALUE : Instants.micros(to));
    LoopTape tape = LoopTape.read(files.files(), window);
    try (TopicProducer producer =
        TopicProducer.open(new Topics(kafka, topicPrefix), 1, RecordFormat.JSON, 0)) {
      Lap lap = new Lap(tape, speed, 0, now());
      while (play(lap, producer)) {
        lap = lap.next();
      }
    }
    return 0;
  }

  /** Plays a lap; whether another may follow. */
  private boolean play(Lap lap, TopicProducer producer) throws InterruptedException {
    out.println("@lap %s %s".formatted(lap.number() + 1, Instants.instant(lap.startMicros())));
    out.flush();
    Pulse pulse = new Pulse(producer, WallClock.SYSTEM);
    long sentMicros = lap.startMicros();
    for (LoopRow row : lap.rows()) {
      if (row.atMicros() > sentMicros) {
        pulse.sentUpTo(sentMicros, row.atMicros());
        if (!await(row.atMicros(), pulse)) {
          return false;
        }
        sentMicros = row.atMicros();
      }
      producer.send(row.kind(), row.sent());
    }
    pulse.sentUpTo(sentMicros, lap.next().startMicros());
    return await(lap.next().startMicros(), pulse);
  }

  /** Waits until an instant has come, and says meanwhile that nothing else has. */
  private boolean await(long micros, Pulse pulse) throws InterruptedException {
    for (long ahead = micros - now(); ahead > 0; ahead = micros - now()) {
      Duration wait = Duration.ofMillis(Math.ceilDiv(ahead, 1_000L));
      if (stop.isAskedWithin(wait.compareTo(Pulse.SILENCE) < 0 ? wait : Pulse.SILENCE)) {
        return false;
      }
      pulse.nothingBefore(micros);
    }
    return !stop.isAskedWithin(Duration.ZERO);
  }

  private static long now() {
    return WallClock.SYSTEM.micros();
  }
}
