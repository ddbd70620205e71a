package io.ringfence.launcher.command;

import io.ringfence.launcher.process.TopicInputs;
import io.ringfence.launcher.terminal.CommandFailure;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about the topics of a broker. */
final class TopicOptions {
  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Where a Kafka broker answers.")
  private @Nullable String kafka;

  @Option(
      names = "--topic-prefix",
      paramLabel = "PREFIX",
      defaultValue = TopicInputs.USUAL_PREFIX,
      description = "What the names of the topics begin with; default ${DEFAULT-VALUE}.")
  private String prefix;

  /** The topics; empty where no broker was named. */
  Optional<TopicInputs> topics() {
    return Optional.ofNullable(kafka).map(servers -> new TopicInputs(servers, prefix));
  }

  /** The topics. */
  TopicInputs required() {
    return topics()
        .orElseThrow(
            () -> CommandFailure.wrongInput("--kafka HOST:PORT must name a broker, is missing"));
  }
}
