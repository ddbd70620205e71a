package io.ringfence.domain.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who may do what, as recorded.
 *
 * @param accounts the last grant of each account, by the account's SHA-256
 * @param delegations every delegation
 */
public record Staff(
    Map<String, StaffStep.Granted> accounts, List<StaffStep.Delegated> delegations) {
  /** Nobody may do anything. */
  public static final Staff NOBODY = new Staff(Map.of(), List.of());

  public Staff {
    accounts = Map.copyOf(accounts);
    delegations = List.copyOf(delegations);
  }

  /** Why a step may not be taken; empty: it may. */
  public Optional<String> refusalOf(StaffStep step) {
    return switch (step) {
      case StaffStep.Granted granted -> refusalOf(granted);
      case StaffStep.Delegated delegated -> refusalOf(delegated);
    };
  }

  private Optional<String> refusalOf(StaffStep.Granted step) {
    if (step.isOfAService() && !step.duties().isEmpty()) {
      return Optional.of("a service account has no duties: nobody stands behind it");
    }
    if (step.by().equals(step.person())) {
      return Optional.of("nobody grants duties to themselves, was " + step.person());
    }
    boolean first = accounts.isEmpty();
    if (first && !step.duties().contains(Duty.GRANT)) {
      return Optional.of("the first person must have the duty GRANT, or nobody could grant any");
    }
    return first || mayGrant(step)
        ? Optional.empty()
        : Optional.of("%s must have the duty GRANT to grant anything".formatted(step.by()));
  }

  private boolean mayGrant(StaffStep.Granted step) {
    return has(step.by(), Duty.GRANT);
  }

  private Optional<String> refusalOf(StaffStep.Delegated step) {
    if (step.from().equals(step.to())) {
      return Optional.of("a delegation needs two persons, was " + step.from() + " alone");
    }
    if (!step.until().isAfter(step.at())) {
      return Optional.of("a delegation must end after it begins, was until " + step.until());
    }
    return isKnown(step.from()) && isKnown(step.to())
        ? Optional.empty()
        : Optional.of("%s and %s must both be registered".formatted(step.from(), step.to()));
  }

  private boolean isKnown(String person) {
    return accounts.values().stream().anyMatch(granted -> granted.person().equals(person));
  }

  private boolean has(String person, Duty duty) {
    return accounts.values().stream()
        .anyMatch(granted -> granted.person().equals(person) && granted.duties().contains(duty));
  }

  /**
   * After a step.
   *
   * @throws IllegalStateException when it may not be taken
   */
  public Staff after(StaffStep step) {
    refusalOf(step)
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
    Map<String, StaffStep.Granted> grants = new LinkedHashMap<>(accounts);
    List<StaffStep.Delegated> all = new ArrayList<>(delegations);
    switch (step) {
      case StaffStep.Granted granted -> grants.put(granted.account(), granted);
      case StaffStep.Delegated delegated -> all.add(delegated);
    }
    return new Staff(grants, all);
  }

  /** The person behind an account; empty: nobody is known, or a service. */
  public Optional<String> personOf(String account) {
    return Optional.ofNullable(accounts.get(account))
        .map(StaffStep.Granted::person)
        .filter(person -> !person.isEmpty());
  }

  /**
   * Why somebody may not do something with an account; empty: they may. On another person's behalf
   * that person's duty counts, as long as the delegation lasts.
   */
  public Optional<String> refusalOf(String account, Actor actor, Duty duty, Instant at) {
    StaffStep.Granted grant = accounts.get(account);
    if (grant == null || !Objects.equals(grant.person(), actor.person())) {
      return Optional.of("the account is not registered as that of " + actor.person());
    }
    if (actor.actsFor().isEmpty()) {
      return grant.duties().contains(duty)
          ? Optional.empty()
          : Optional.of("%s does not have the duty %s".formatted(actor.person(), duty));
    }
    String principal = actor.actsFor().get();
    boolean delegated =
        delegations.stream()
            .anyMatch(
                step ->
                    step.from().equals(principal)
                        && step.to().equals(actor.person())
                        && at.isBefore(step.until()));
    return delegated && has(principal, duty)
        ? Optional.empty()
        : Optional.of(
            "%s does not have the duty %s, or has not delegated it to %s"
                .formatted(principal, duty, actor.person()));
  }
}
