package io.ringfence.domain.signoff;

import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.duty.FourEyes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The sign-off of one payload: a value that only steps change. Source: risk definitions, 5.
 *
 * @param payloadHash SHA-256 of what is signed off; an approval holds for it and nothing else
 * @param steps every step so far, in order of time
 */
public record SignOff(String payloadHash, List<SignOffStep> steps) {
  private static final Set<SignOffState> LIVE =
      EnumSet.of(SignOffState.PREPARED, SignOffState.APPROVED);

  public SignOff {
    steps = List.copyOf(steps);
  }

  /** A report that was issued. */
  public static SignOff draft(String payloadHash) {
    return new SignOff(payloadHash, List.of());
  }

  /** Its state at an instant: what has run out has lapsed, whether or not anybody noted it. */
  public SignOffState stateAt(Instant at) {
    return decisive()
        .map(
            step ->
                switch (step) {
                  case SignOffStep.Prepared it ->
                      at.isBefore(it.decideBy()) ? SignOffState.PREPARED : SignOffState.LAPSED;
                  case SignOffStep.Approved it ->
                      at.isBefore(it.validUntil()) ? SignOffState.APPROVED : SignOffState.LAPSED;
                  case SignOffStep.Rejected _ -> SignOffState.REJECTED;
                  case SignOffStep.Lapsed _ -> SignOffState.LAPSED;
                  case SignOffStep.Commented _ ->
                      throw new IllegalStateException("decides nothing");
                })
        .orElse(SignOffState.DRAFT);
  }

  /** The last step that changed the state. */
  public Optional<SignOffStep> decisive() {
    return steps.stream()
        .filter(step -> !(step instanceof SignOffStep.Commented))
        .reduce((_, last) -> last);
  }

  /** Who answers for it: the last to prepare it. */
  public Optional<SignOffStep.Prepared> preparation() {
    return steps.stream()
        .filter(SignOffStep.Prepared.class::isInstance)
        .map(SignOffStep.Prepared.class::cast)
        .reduce((_, last) -> last);
  }

  /** Why a step may not be taken; empty: it may. */
  public Optional<String> refusalOf(SignOffStep step) {
    if (!steps.isEmpty() && step.at().isBefore(steps.getLast().at())) {
      return Optional.of("a step must not lie before the last one, was " + step.at());
    }
    SignOffState state = stateAt(step.at());
    return switch (step) {
      case SignOffStep.Prepared it -> refusalOf(it, state);
      case SignOffStep.Approved it ->
          it.validUntil().isAfter(it.at())
              ? refusalOf(it.by(), it.payloadHash(), state)
              : Optional.of("an approval must be valid for a while, was until " + it.validUntil());
      case SignOffStep.Rejected it ->
          it.comment().isBlank()
              ? Optional.of("a rejection must say why")
              : refusalOf(it.by(), it.payloadHash(), state);
      case SignOffStep.Commented it ->
          it.comment().isBlank() ? Optional.of("a comment must say something") : Optional.empty();
      case SignOffStep.Lapsed it -> refusalOf(it, state);
    };
  }

  private Optional<String> refusalOf(SignOffStep.Prepared step, SignOffState state) {
    if (state != SignOffState.DRAFT && state != SignOffState.LAPSED) {
      return Optional.of("only a draft or what has lapsed can be prepared, was " + state);
    }
    if (!step.decideBy().isAfter(step.at())) {
      return Optional.of("there must be time to decide, was until " + step.decideBy());
    }
    return new FourEyes(step.by(), payloadHash).otherPayload(step.payloadHash());
  }

  private Optional<String> refusalOf(SignOffStep.Lapsed step, SignOffState state) {
    if (step.reason().isBlank()) {
      return Optional.of("a lapse must say what differs");
    }
    return LIVE.contains(state)
        ? Optional.empty()
        : Optional.of("only what is prepared or approved can lapse, was " + state);
  }

  /** A decision: by another person than the preparer's, of exactly what was prepared. */
  private Optional<String> refusalOf(Actor by, String hash, SignOffState state) {
    if (state != SignOffState.PREPARED) {
      return Optional.of("only what is prepared can be decided on, was " + state);
    }
    FourEyes rule = new FourEyes(preparation().orElseThrow().by(), payloadHash);
    return rule.samePerson("preparer", by).or(() -> rule.otherPayload(hash));
  }

  /**
   * After a step.
   *
   * @throws IllegalStateException when it may not be taken
   */
  public SignOff after(SignOffStep step) {
    refusalOf(step)
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
    List<SignOffStep> all = new ArrayList<>(steps);
    all.add(step);
    return new SignOff(payloadHash, all);
  }
}
