package io.ringfence.streaming.job;

import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.ReplayWindow;
import io.ringfence.streaming.sink.InsertTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Arguments of a replay as they stand on the command line. */
final class ReplayArguments {
  @Mixin private JobArguments job = new JobArguments();

  @Mixin private FileArguments files = new FileArguments();

  @Mixin private TopicArguments topics = new TopicArguments();

  @Option(
      names = "--from",
      converter = TimeConverter.class,
      description = "first instant of marks and funding, ISO-8601 with zone")
  private @Nullable Instant from;

  @Option(
      names = "--to",
      converter = TimeConverter.class,
      description = "last instant of marks and funding, ISO-8601 with zone")
  private @Nullable Instant to;

  @Option(names = "--use-last-as-mark", description = "play the last price as the mark")
  private boolean useLastAsMark;

  @Option(names = "--run-id", description = "name of the run; default: from its inputs")
  private @Nullable String runId;

  @Option(
      names = "--allowed-lateness",
      defaultValue = "PT5M",
      description = "how far a row may lie behind the newest of its file and key")
  private Duration allowedLateness = Duration.ofMinutes(5);

  @Option(
      names = "--snapshot-interval",
      defaultValue = "PT1H",
      description = "interval at which everything is written down")
  private Duration snapshotInterval = Duration.ofHours(1);

  @Mixin private WatchArguments watch = new WatchArguments();

  @Option(
      names = "--announce",
      hidden = true,
      description = "say @stored TABLE CHECKPOINT ROWS and @replayed … of every batch")
  private boolean announce;

  @Option(
      names = "--insert-tokens",
      hidden = true,
      defaultValue = "OF_BATCHES",
      description = "OFF: repeated batches are not recognised (the control of a torture run)")
  private InsertTokens insertTokens = InsertTokens.OF_BATCHES;

  @Option(names = "--build", defaultValue = "unknown", description = "version of the program")
  private String build = "unknown";

  /** Where rows go, and how the job is kept going. */
  JobArguments job() {
    return job;
  }

  Optional<String> runId() {
    return Optional.ofNullable(runId);
  }

  boolean announce() {
    return announce;
  }

  InsertTokens insertTokens() {
    return insertTokens;
  }

  String build() {
    return build;
  }

  /** Arguments about topics. */
  TopicArguments topics() {
    return topics;
  }

  /** What the run is computed from. */
  RunInput input(ReplayOptions options) {
    return topics.areRead()
        ? new TopicInput(topics.topics(), options, job.checkpointDir(), job.resume())
        : new FileInput(options);
  }

  /**
   * What decides the result.
   *
   * @throws IllegalArgumentException where two files of a kind have one name, or a bound is wrong
   */
  ReplayOptions options() {
    if (!topics.areRead() && !files.areEnoughForAReplay()) {
      throw new IllegalArgumentException("name --marks and --positions, or --kafka");
    }
    topics.check();
    if (topics.areRead() && (from != null || to != null)) {
      throw new IllegalArgumentException("--from and --to bound files; topics are read whole");
    }
    ReplayWindow window = new ReplayWindow(micros(from), micros(to));
    MarkBasis basis = useLastAsMark ? MarkBasis.LAST : MarkBasis.MARK;
    return new ReplayOptions(
        new IntakeSpec(files.files(), window, basis, allowedLateness),
        snapshotInterval,
        watch.live(),
        watch.staleAfter(),
        watch.gapShocks());
  }

  private static @Nullable Long micros(@Nullable Instant instant) {
    return instant == null ? null : Long.valueOf(Instants.micros(instant));
  }
}
