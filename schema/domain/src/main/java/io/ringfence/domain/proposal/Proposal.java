package io.ringfence.domain.proposal;

import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.duty.FourEyes;
import io.ringfence.domain.proposal.Refusal.Rule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A proposal: a value that only steps change. Source: risk definitions, 5.
 *
 * @param steps every step so far, in order of time
 */
public record Proposal(List<ProposalStep> steps) {
  /** Nothing was proposed yet. */
  public static final Proposal NONE = new Proposal(List.of());

  private record Made(Actor by, String payloadHash) {}

  public Proposal {
    steps = List.copyOf(steps);
  }

  /** Who made it. */
  public Actor maker() {
    return made().by();
  }

  /** SHA-256 of what was proposed; an approval holds for it and nothing else. */
  public String payloadHash() {
    return made().payloadHash();
  }

  private Made made() {
    if (steps.isEmpty()) {
      throw new IllegalStateException("nothing was proposed yet");
    }
    return switch (steps.getFirst()) {
      case ProposalStep.Proposed it -> new Made(it.by(), it.payloadHash());
      case ProposalStep.Cleared it -> new Made(it.by(), it.payloadHash());
      case ProposalStep.Approved _,
          ProposalStep.Rejected _,
          ProposalStep.Withdrawn _,
          ProposalStep.Lapsed _ ->
          throw new IllegalStateException("a proposal must begin with what is proposed");
    };
  }

  /** The proposal as it was when it was made. */
  public Proposal asMade() {
    return new Proposal(steps.subList(0, 1));
  }

  /** Its state at an instant: what nobody decided in time has expired, noted or not. */
  public ProposalState stateAt(Instant at) {
    return switch (steps.getLast()) {
      case ProposalStep.Proposed it ->
          at.isBefore(it.decideBy()) ? ProposalState.PROPOSED : ProposalState.EXPIRED;
      case ProposalStep.Cleared _ -> ProposalState.CLEARED;
      case ProposalStep.Approved _ -> ProposalState.APPROVED;
      case ProposalStep.Rejected _ -> ProposalState.REJECTED;
      case ProposalStep.Withdrawn _ -> ProposalState.WITHDRAWN;
      case ProposalStep.Lapsed _ -> ProposalState.LAPSED;
    };
  }

  /** Why a step may not be taken; empty: it may. */
  public Optional<Refusal> refusalOf(ProposalStep step) {
    return switch (step) {
      case ProposalStep.Proposed it ->
          begun()
              .or(() -> said(it.reason(), "a proposal must say why"))
              .or(
                  () ->
                      refusal(
                          !it.decideBy().isAfter(it.at()),
                          Rule.WORDS,
                          "there must be time to decide, was until " + it.decideBy()));
      case ProposalStep.Cleared it ->
          begun().or(() -> said(it.reason(), "a proposal must say why"));
      case ProposalStep.Approved it -> open(it.at()).or(() -> decided(it.by(), it.payloadHash()));
      case ProposalStep.Rejected it ->
          open(it.at())
              .or(() -> decided(it.by(), it.payloadHash()))
              .or(() -> said(it.comment(), "a rejection must say why"));
      case ProposalStep.Withdrawn it -> open(it.at()).or(() -> own(it.by()));
      case ProposalStep.Lapsed it ->
          open(it.at()).or(() -> said(it.reason(), "a lapse must say what differs"));
    };
  }

  private Optional<Refusal> begun() {
    return refusal(!steps.isEmpty(), Rule.NOT_OPEN, "a proposal is made once");
  }

  private Optional<Refusal> open(Instant at) {
    if (steps.isEmpty()) {
      return refusal(true, Rule.NOT_OPEN, "nothing was proposed yet");
    }
    ProposalState state = stateAt(at);
    return refusal(
        state != ProposalState.PROPOSED || at.isBefore(steps.getLast().at()),
        Rule.NOT_OPEN,
        "only what is PROPOSED can be decided on, was " + state);
  }

  /** A decision: by another person than the maker, of exactly what was proposed. */
  private Optional<Refusal> decided(Actor by, String hash) {
    FourEyes rule = new FourEyes(maker(), payloadHash());
    return rule.samePerson("maker", by)
        .map(why -> new Refusal(Rule.PERSON, why))
        .or(() -> rule.otherPayload(hash).map(why -> new Refusal(Rule.PAYLOAD, why)));
  }

  private Optional<Refusal> own(Actor by) {
    return refusal(
        !by.sharesAPersonWith(maker()),
        Rule.PERSON,
        "only its maker %s can withdraw a proposal, was %s".formatted(maker(), by));
  }

  private static Optional<Refusal> said(String text, String rule) {
    return refusal(text.isBlank(), Rule.WORDS, rule);
  }

  private static Optional<Refusal> refusal(boolean broken, Rule rule, String finding) {
    return broken ? Optional.of(new Refusal(rule, finding)) : Optional.empty();
  }

  /**
   * After a step.
   *
   * @throws IllegalStateException when it may not be taken
   */
  public Proposal after(ProposalStep step) {
    refusalOf(step)
        .ifPresent(
            why -> {
              throw new IllegalStateException(why.finding());
            });
    List<ProposalStep> all = new ArrayList<>(steps);
    all.add(step);
    return new Proposal(all);
  }
}
