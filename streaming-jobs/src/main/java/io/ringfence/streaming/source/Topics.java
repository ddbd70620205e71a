package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.InputKind;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The input topics: one for each kind, {@code PREFIX} and the kind's label.
 *
 * @param bootstrapServers where the broker answers, {@code HOST:PORT}
 * @param prefix what all topics begin with
 */
public record Topics(String bootstrapServers, String prefix) implements Serializable {
  /** The topic of a kind. */
  public String of(InputKind kind) {
    return prefix + kind.label();
  }

  /** All topics. */
  public List<String> all() {
    return Arrays.stream(InputKind.values()).map(this::of).toList();
  }

  /** Kind of a topic. */
  InputKind kindOf(String topic) {
    return Arrays.stream(InputKind.values())
        .filter(kind -> of(kind).equals(topic))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no input topic: " + topic));
  }
}
