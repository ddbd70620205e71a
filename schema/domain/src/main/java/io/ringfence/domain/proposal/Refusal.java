package io.ringfence.domain.proposal;

/**
 * Why a step may not be taken.
 *
 * @param rule which rule forbids it
 * @param finding the rule and what was found, for a person
 */
public record Refusal(Rule rule, String finding) {
  /** What a step can break. */
  public enum Rule {
    /** The proposal is not open any more, or not at that place in time. */
    NOT_OPEN,
    /** The person is one who must not do it. */
    PERSON,
    /** The step is about something else than was proposed. */
    PAYLOAD,
    /** The step does not say what it must. */
    WORDS
  }
}
