package io.ringfence.domain.duty;

import java.util.Optional;

/**
 * The rule of two persons: whoever approves or rejects is another person than whoever made it,
 * whichever accounts they use, and decides on exactly what was made. Everything that is approved
 * asks here: sign-offs, budgets, moves, tickets. Source: risk definitions, 5.
 *
 * @param maker who made it
 * @param payloadHash SHA-256 of what was made
 */
public record FourEyes(Actor maker, String payloadHash) {
  /**
   * Why somebody may not decide as the same person; empty: they are others.
   *
   * @param word what the maker is called, for example {@code preparer}
   */
  public Optional<String> samePerson(String word, Actor checker) {
    return checker.sharesAPersonWith(maker)
        ? Optional.of(
            "%s and approver must be different persons, were %s and %s"
                .formatted(word, maker, checker))
        : Optional.empty();
  }

  /** Why a decision is not about what was made; empty: it is. */
  public Optional<String> otherPayload(String hash) {
    return hash.equals(payloadHash)
        ? Optional.empty()
        : Optional.of("the payload must be %s, was %s".formatted(payloadHash, hash));
  }
}
