package io.ringfence.domain.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.proposal.Refusal.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProposalTest {
  private static final Instant AT = Instant.parse("2026-03-05T10:00:00Z");
  private static final Instant UNTIL = AT.plusSeconds(3_600);
  private static final Instant LATER = AT.plusSeconds(60);
  private static final String HASH = "a".repeat(64);
  private static final Actor ANNA = Actor.of("p-1");
  private static final Actor BEN = Actor.of("p-2");
  private static final Proposal OPEN =
      Proposal.NONE.after(new ProposalStep.Proposed(AT, ANNA, HASH, "more room", UNTIL));

  private static ProposalStep approved(Actor by, String hash) {
    return new ProposalStep.Approved(LATER, by, hash, "");
  }

  private static Optional<Rule> broken(Proposal proposal, ProposalStep step) {
    return proposal.refusalOf(step).map(Refusal::rule);
  }

  @Test
  void whoMadeItNeverDecidesOnItWhicheverAccountOrDelegationTheyUse() {
    Actor annaForCarl = new Actor("p-1", Optional.of("p-3"));
    Actor carlForAnna = new Actor("p-3", Optional.of("p-1"));
    for (Actor same : List.of(ANNA, annaForCarl, carlForAnna)) {
      assertThat(broken(OPEN, approved(same, HASH))).contains(Rule.PERSON);
      assertThat(broken(OPEN, new ProposalStep.Rejected(LATER, same, HASH, "no")))
          .contains(Rule.PERSON);
    }
    assertThat(broken(OPEN, approved(BEN, HASH))).isEmpty();
  }

  @Test
  void aDecisionIsAboutExactlyWhatWasProposed() {
    assertThat(broken(OPEN, approved(BEN, "b".repeat(64)))).contains(Rule.PAYLOAD);
    assertThat(broken(OPEN, new ProposalStep.Rejected(LATER, BEN, "", "no")))
        .contains(Rule.PAYLOAD);
    assertThat(broken(OPEN, new ProposalStep.Rejected(LATER, BEN, HASH, " "))).contains(Rule.WORDS);
  }

  @Test
  void everyDecisionIsFinal() {
    Stream<ProposalStep> ends =
        Stream.of(
            approved(BEN, HASH),
            new ProposalStep.Rejected(LATER, BEN, HASH, "no"),
            new ProposalStep.Withdrawn(LATER, ANNA, ""),
            new ProposalStep.Lapsed(LATER, "the mark moved"));
    assertThat(ends.map(OPEN::after).map(it -> it.stateAt(UNTIL.plusSeconds(9))))
        .containsExactly(
            ProposalState.APPROVED,
            ProposalState.REJECTED,
            ProposalState.WITHDRAWN,
            ProposalState.LAPSED);
    Proposal approved = OPEN.after(approved(BEN, HASH));
    assertThat(broken(approved, approved(BEN, HASH))).contains(Rule.NOT_OPEN);
    assertThat(broken(approved, new ProposalStep.Withdrawn(LATER, ANNA, "")))
        .contains(Rule.NOT_OPEN);
    assertThatIllegalStateException().isThrownBy(() -> approved.after(approved(BEN, HASH)));
    assertThat(approved.asMade().stateAt(LATER)).isEqualTo(ProposalState.PROPOSED);
  }

  @Test
  void whatNobodyDecidesInTimeHasExpiredWhetherOrNotAnybodyNotedIt() {
    assertThat(OPEN.stateAt(UNTIL.minusNanos(1))).isEqualTo(ProposalState.PROPOSED);
    assertThat(OPEN.stateAt(UNTIL)).isEqualTo(ProposalState.EXPIRED);
    assertThat(broken(OPEN, new ProposalStep.Approved(UNTIL, BEN, HASH, "")))
        .contains(Rule.NOT_OPEN);
  }

  @Test
  void onlyItsMakerWithdrawsIt() {
    assertThat(broken(OPEN, new ProposalStep.Withdrawn(LATER, BEN, ""))).contains(Rule.PERSON);
    assertThat(broken(OPEN, new ProposalStep.Withdrawn(LATER, ANNA, ""))).isEmpty();
  }

  @Test
  void whatBrokeNoLimitIsClearedAndNobodyDecidesOnIt() {
    Proposal cleared = Proposal.NONE.after(new ProposalStep.Cleared(AT, ANNA, HASH, "small"));
    assertThat(cleared.stateAt(LATER)).isEqualTo(ProposalState.CLEARED);
    assertThat(broken(cleared, approved(BEN, HASH))).contains(Rule.NOT_OPEN);
    assertThat(broken(cleared, new ProposalStep.Cleared(LATER, ANNA, HASH, "again")))
        .contains(Rule.NOT_OPEN);
  }

  @Test
  void aProposalSaysWhyAndLeavesTimeToDecide() {
    assertThat(broken(Proposal.NONE, new ProposalStep.Proposed(AT, ANNA, HASH, " ", UNTIL)))
        .contains(Rule.WORDS);
    assertThat(broken(Proposal.NONE, new ProposalStep.Proposed(AT, ANNA, HASH, "why", AT)))
        .contains(Rule.WORDS);
    assertThat(broken(Proposal.NONE, approved(BEN, HASH))).contains(Rule.NOT_OPEN);
  }
}
