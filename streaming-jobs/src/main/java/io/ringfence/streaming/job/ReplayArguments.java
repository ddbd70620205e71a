package io.ringfence.streaming.job;

import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.IntakeSpec;
import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.intake.ReplayWindow;
import io.ringfence.streaming.sink.InsertTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Arguments of a replay as they stand on the command line. */
final class ReplayArguments {
  @Option(names = "--clickhouse-url", required = true, description = "HTTP address of the store")
  private URI clickHouseUrl = URI.create("http://127.0.0.1:8123");

  @Option(names = "--database", defaultValue = "ringfence", description = "database of the tables")
  private String database = "ringfence";

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

  @Mixin private MetricsArguments metrics = new MetricsArguments();

  @Option(names = "--parallelism", defaultValue = "2", description = "tasks of each operator")
  private int parallelism = 2;

  @Option(
      names = "--checkpoint-dir",
      required = true,
      description = "folder of checkpoints and temporary files")
  private Path checkpointDir = Path.of(".");

  @Option(
      names = "--checkpoint-interval",
      defaultValue = "PT2S",
      description = "time between checkpoints, and so until rows are in their tables")
  private Duration checkpointInterval = Duration.ofSeconds(2);

  @Option(
      names = "--resume",
      description = "go on with the run whose checkpoints are in the folder, where it was begun")
  private boolean resume;

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

  URI clickHouseUrl() {
    return clickHouseUrl;
  }

  String database() {
    return database;
  }

  Optional<String> runId() {
    return Optional.ofNullable(runId);
  }

  /** Where metrics are served; empty: nowhere. */
  OptionalInt metricsPort() {
    return metrics.port();
  }

  Path checkpointDir() {
    return checkpointDir;
  }

  Duration checkpointInterval() {
    return checkpointInterval;
  }

  boolean resume() {
    return resume;
  }

  boolean announce() {
    return announce;
  }

  InsertTokens insertTokens() {
    return insertTokens;
  }

  int parallelism() {
    return parallelism;
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
        ? new TopicInput(topics.topics(), options, checkpointDir, resume)
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
