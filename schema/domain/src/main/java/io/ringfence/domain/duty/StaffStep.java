package io.ringfence.domain.duty;

import java.time.Instant;
import java.util.Set;

/** Something that changes who may do what. */
public sealed interface StaffStep {
  /** When it was recorded. */
  Instant at();

  /**
   * An account is a person's, with duties; none: they are taken away.
   *
   * @param at when it was recorded
   * @param account the account, as its SHA-256
   * @param person pseudonymous id of the person; empty: a service account
   * @param duties what the person may do with it; a service account has none
   * @param by person who grants it
   */
  record Granted(Instant at, String account, String person, Set<Duty> duties, String by)
      implements StaffStep {
    public Granted {
      duties = Set.copyOf(duties);
    }

    /** Whether no person stands behind the account. */
    public boolean isOfAService() {
      return person.isEmpty();
    }
  }

  /**
   * A person lets another one act for it.
   *
   * @param at when it was recorded
   * @param from whose duties
   * @param to who acts
   * @param until until when, exclusive
   */
  record Delegated(Instant at, String from, String to, Instant until) implements StaffStep {}
}
