package io.ringfence.streaming.job;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Arguments of the live path as they stand on the command line. */
final class LivePathArguments {
  @Mixin private JobArguments job = new JobArguments();

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

  @Mixin private StaleArguments marks = new StaleArguments();

  @Option(
      names = "--stale-by",
      defaultValue = "SOURCE",
      description =
          "what the age of a mark is counted from: source, its time at the source; received, for a"
              + " recorded day that is played as if it were today")
  private StaleBy staleBy = StaleBy.SOURCE;

  ClickHouseTarget target() {
    return new ClickHouseTarget(job.clickHouseUrl(), job.database(), runId);
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

  /** Where rows go, and how the job is kept going. */
  JobArguments job() {
    return job;
  }

  /** How the topics are followed beyond what is there; nothing is remembered of their rows. */
  Following following(TopicRange there) {
    return new Following(there, idle, mostAhead, Duration.ZERO, Following.USUALLY_HELD);
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
        marks.or(usual, usual.rates()),
        staleBy,
        totalsEvery);
  }
}
