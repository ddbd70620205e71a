package io.ringfence.streaming.job;

import static java.util.Objects.requireNonNull;

import io.ringfence.streaming.publish.Publishing;
import io.ringfence.streaming.sink.RowForm;
import io.ringfence.streaming.source.Following;
import io.ringfence.streaming.source.TopicRange;
import io.ringfence.streaming.source.Topics;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Arguments about topics as they stand on the command line. */
final class TopicArguments {
  @Option(
      names = "--kafka",
      description =
          "HOST:PORT of a broker: reads topics instead of files, up to their present ends")
  private @Nullable String kafka;

  @Option(
      names = "--topic-prefix",
      defaultValue = "ringfence.",
      description = "what the names of the topics begin with; the kind follows")
  private String topicPrefix = "ringfence.";

  @Option(
      names = "--follow",
      description = "with --kafka: follow the topics without an end, until the standard input ends")
  private boolean follow;

  @Option(
      names = "--idle",
      defaultValue = "PT5S",
      description = "after what time without a record a followed partition holds nobody back")
  private Duration idle = Duration.ofSeconds(5);

  @Option(
      names = "--most-ahead",
      defaultValue = "PT1M",
      description = "how far a followed record may speak of a time after its own")
  private Duration mostAhead = Duration.ofMinutes(1);

  @Option(
      names = "--remembered",
      defaultValue = "P1D",
      description = "how long repetitions of followed records are recognised")
  private Duration remembered = Duration.ofDays(1);

  @Option(
      names = "--held",
      defaultValue = "PT1S",
      description =
          "how long what a followed partition says is kept from the others, for one that wakes up"
              + " at the same time; PT0S where every partition is sent heartbeats")
  private Duration held = Following.USUALLY_HELD;

  @Option(
      names = "--publish",
      description = "tell alerts and desk exposure as topics, too: json or avro")
  private @Nullable RowForm publish;

  /** Whether topics are read, not files. */
  boolean areRead() {
    return kafka != null;
  }

  /**
   * Refuses what only topics can do where none are read.
   *
   * @throws IllegalArgumentException naming the option
   */
  void check() {
    if (kafka == null && (publish != null || follow)) {
      throw new IllegalArgumentException("--publish and --follow need --kafka");
    }
  }

  /** The topics that are read. */
  Topics topics() {
    return new Topics(requireNonNull(kafka), topicPrefix);
  }

  /** Whether they are followed without an end. */
  boolean areFollowed() {
    return follow;
  }

  /** How they are followed beyond what is there. */
  Following following(TopicRange there) {
    return new Following(there, idle, mostAhead, remembered, held);
  }

  /** Where rows of a run are told; empty: nowhere. */
  Optional<Publishing> publishing(String run) {
    return publish == null ? Optional.empty() : Optional.of(new Publishing(topics(), run, publish));
  }

  /** Whether rows are told. */
  boolean areTold() {
    return publish != null;
  }
}
