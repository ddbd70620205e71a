package io.ringfence.domain.exposure;

import java.util.List;

/** What became of an event. */
public sealed interface Outcome {
  /**
   * It took effect.
   *
   * @param effects what followed from it, in order
   */
  record Applied(List<Effect> effects) implements Outcome {
    /** It took effect, and nothing followed. */
    public static final Applied NOTHING = new Applied(List.of());

    public Applied {
      effects = List.copyOf(effects);
    }
  }

  /** It equals one applied before and changed nothing. */
  record Duplicate() implements Outcome {}

  /**
   * It could not be applied and changed nothing.
   *
   * @param reason stable code
   * @param explanation field, rule and what was found, for people
   */
  record Rejected(RejectReason reason, String explanation) implements Outcome {}
}
