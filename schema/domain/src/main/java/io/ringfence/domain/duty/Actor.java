package io.ringfence.domain.duty;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who does something.
 *
 * @param person pseudonymous id of the person, not of an account
 * @param actsFor person whose duty it is, by a recorded delegation; empty: the person's own
 */
public record Actor(String person, Optional<String> actsFor) {
  public Actor {
    if (person.isBlank() || actsFor.filter(person::equals).isPresent()) {
      throw new IllegalArgumentException(
          "person must be named and not act for itself, was '%s' for %s"
              .formatted(person, actsFor));
    }
  }

  /** A person on its own behalf. */
  public static Actor of(String person) {
    return new Actor(person, Optional.empty());
  }

  /** Everybody whose will this is. */
  public Set<String> persons() {
    return Stream.concat(Stream.of(person), actsFor.stream()).collect(Collectors.toSet());
  }

  /** Whether one person stands behind both, whichever accounts were used. */
  public boolean sharesAPersonWith(Actor other) {
    return persons().stream().anyMatch(other.persons()::contains);
  }

  /** For people, for example {@code p-7 for p-2}. */
  @Override
  public String toString() {
    return actsFor.map(principal -> person + " for " + principal).orElse(person);
  }
}
