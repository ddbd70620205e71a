package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNullElse;

import io.ringfence.streaming.intake.MarkBasis;
import io.ringfence.streaming.live.LiveTerms;
import io.ringfence.streaming.live.StaleBy;
import io.ringfence.streaming.publish.Publishing;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.RowForm;
import io.ringfence.streaming.source.Following;
import io.ringfence.streaming.source.TopicRange;
import io.ringfence.streaming.source.Topics;
import io.ringfence.streaming.terms.StaleAfter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Arguments of the live path as they stand on the command line. */
final class LivePathArguments {
  @Option(names = "--clickhouse-url", required = true, description = "HTTP address of the store")
  private URI clickHouseUrl = URI.create("http://127.0.0.1:8123");

  @Option(names = "--database", defaultValue = "ringfence", description = "database of the tables")
  private String database = "ringfence";

  @Option(names = "--kafka", required = true, description = "HOST:PORT of the broker")
  private String kafka = "";

  @Option(
      names = "--topic-prefix",
      defaultValue = "ringfence.",
      description = "what the names of the topics begin with; the kind follows")
  private String topicPrefix = "ringfence.";

  @Option(names = "--publish", description = "tell alerts and totals as topics, too: json or avro")
  private @Nullable RowForm publish;

  @Option(names = "--run-id", defaultValue = "live-path", description = "name of the run")
  private String runId = "live-path";

  @Option(
      names = "--checkpoint-dir",
      required = true,
      description = "folder of checkpoints and of the plan of the run")
  private Path checkpointDir = Path.of(".");

  @Option(
      names = "--checkpoint-interval",
      defaultValue = "PT2S",
      description = "time between checkpoints, and so until rows are in tables and topics")
  private Duration checkpointInterval = Duration.ofSeconds(2);

  @Option(names = "--resume", description = "go on with the run in the folder, where there is one")
  private boolean resume;

  @Mixin private MetricsArguments metrics = new MetricsArguments();

  @Option(names = "--parallelism", defaultValue = "2", description = "tasks of each operator")
  private int parallelism = 2;

  @Option(
      names = "--idle",
      defaultValue = "PT5S",
      description = "how long more is waited for of what was in the topics at the start")
  private Duration idle = Duration.ofSeconds(5);

  @Option(
      names = "--most-ahead",
      defaultValue = "PT1M",
      description = "how far a record may speak of a time after its own")
  private Duration mostAhead = Duration.ofMinutes(1);

  @Option(
      names = "--conflate-beyond",
      defaultValue = "PT2S",
      description =
          "marks older than this when they arrive are conflated to low, high and last: every"
              + " threshold they touch still fires")
  private Duration conflateBeyond = Duration.ofSeconds(2);

  @Option(
      names = "--totals-every",
      defaultValue = "PT1S",
      description = "how often totals that have changed are told")
  private Duration totalsEvery = Duration.ofSeconds(1);

  @Mixin private LivePlanArguments plan = new LivePlanArguments();

  @Option(
      names = "--stale-after",
      description = "age from which a mark is stale, ISO-8601; default PT1M")
  private @Nullable Duration staleAfter;

  @Option(
      names = "--stale-after-of",
      paramLabel = "VENUE[/INSTRUMENT]=DURATION",
      description = "the same for a venue or an instrument; may be given several times")
  private Map<String, Duration> staleAfterOf = new TreeMap<>();

  @Option(
      names = "--stale-by",
      defaultValue = "SOURCE",
      description =
          "what the age of a mark is counted from: source, its time at the source; received, for a"
              + " recorded day that is played as if it were today")
  private StaleBy staleBy = StaleBy.SOURCE;

  ClickHouseTarget target() {
    return new ClickHouseTarget(clickHouseUrl, database, runId);
  }

  Topics topics() {
    return new Topics(kafka, topicPrefix);
  }

  /** Where rows are told; empty: nowhere. */
  Optional<Publishing> publishing() {
    return publish == null
        ? Optional.empty()
        : Optional.of(new Publishing(topics(), runId, publish));
  }

  LivePlanArguments plan() {
    return plan;
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

  int parallelism() {
    return parallelism;
  }

  /** How the topics are followed beyond what is there; nothing is remembered of their rows. */
  Following following(TopicRange there) {
    return new Following(there, idle, mostAhead, Duration.ZERO);
  }

  /**
   * Refuses what cannot be, before anybody is asked.
   *
   * @throws IllegalArgumentException naming it
   */
  void check() {
    var _ = plan.of(List.of(), 0);
    var _ = terms(Map.of());
  }

  /** Terms of a start. */
  LiveTerms terms(Map<String, Long> ends) {
    StaleAfter usual = StaleAfter.usual(true);
    return new LiveTerms(
        MarkBasis.MARK,
        ends,
        idle,
        conflateBeyond,
        new StaleAfter(
            requireNonNullElse(staleAfter, usual.standard()), staleAfterOf, usual.rates()),
        staleBy,
        totalsEvery);
  }
}
