package io.ringfence.api.proposal;

/**
 * The broker that is told of hand-offs.
 *
 * @param bootstrapServers where it answers, {@code HOST:PORT}
 * @param topicPrefix what the names of topics begin with
 */
public record HandOffBroker(String bootstrapServers, String topicPrefix) {
  private static final String PART = "[A-Za-z0-9._-]{0,100}";

  public HandOffBroker {
    if (!bootstrapServers.matches("[^,\\s]+:[0-9]{1,5}(,[^,\\s]+:[0-9]{1,5})*")) {
      throw new IllegalArgumentException("--kafka must be HOST:PORT, was " + bootstrapServers);
    }
    if (!topicPrefix.matches(PART)) {
      throw new IllegalArgumentException(
          "--topic-prefix must be letters, digits, '.', '_' or '-', was " + topicPrefix);
    }
  }

  /** Topic of what was handed off. */
  String topic() {
    return topicPrefix + "hand-offs";
  }
}
