package io.ringfence.launcher.process;

import java.util.List;

/**
 * The topics of a broker.
 *
 * @param kafka where it answers, {@code HOST:PORT}
 * @param prefix what the names of the topics begin with
 */
public record TopicInputs(String kafka, String prefix) implements RunInputs {
  /** What the names of the topics begin with unless somebody says otherwise. */
  public static final String USUAL_PREFIX = "ringfence.";

  @Override
  public List<String> arguments() {
    return List.of("--kafka", kafka, "--topic-prefix", prefix);
  }

  @Override
  public boolean isShortWork() {
    return false;
  }

  @Override
  public long heldBytes() {
    return 0;
  }
}
