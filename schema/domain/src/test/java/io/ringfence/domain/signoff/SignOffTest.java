package io.ringfence.domain.signoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.duty.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignOffTest {
  private static final String HASH = "a".repeat(64);
  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");
  private static final Instant LATER = AT.plusSeconds(600);
  private static final Instant END = AT.plus(Duration.ofDays(7));
  private static final Actor ANNA = Actor.of("anna");
  private static final Actor BEN = Actor.of("ben");

  private static final SignOff DRAFT = SignOff.draft(HASH);
  private static final SignOff PREPARED = DRAFT.after(prepared(AT));
  private static final SignOff APPROVED = PREPARED.after(approved(AT, BEN));
  private static final SignOff REJECTED = PREPARED.after(rejected(AT));
  private static final SignOff LAPSED =
      APPROVED.after(new SignOffStep.Lapsed(AT, "a mark was corrected"));

  /** What may be done in which state: everything else is refused. */
  private static final Map<SignOffState, Set<String>> ALLOWED =
      Map.of(
          SignOffState.DRAFT, Set.of("Prepared", "Commented"),
          SignOffState.PREPARED, Set.of("Approved", "Rejected", "Lapsed", "Commented"),
          SignOffState.APPROVED, Set.of("Lapsed", "Commented"),
          SignOffState.REJECTED, Set.of("Commented"),
          SignOffState.LAPSED, Set.of("Prepared", "Commented"));

  private static SignOffStep prepared(Instant at) {
    return new SignOffStep.Prepared(at, ANNA, HASH, "", END);
  }

  private static SignOffStep approved(Instant at, Actor by) {
    return new SignOffStep.Approved(at, by, HASH, "", END);
  }

  private static SignOffStep rejected(Instant at) {
    return new SignOffStep.Rejected(at, BEN, HASH, "the ledger does not tie");
  }

  private static SignOff in(SignOffState state) {
    return switch (state) {
      case DRAFT -> DRAFT;
      case PREPARED -> PREPARED;
      case APPROVED -> APPROVED;
      case REJECTED -> REJECTED;
      case LAPSED -> LAPSED;
    };
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheStepsOfAStateMayBeTakenInIt(SignOffState state) {
    SignOff signOff = in(state);
    assertThat(signOff.stateAt(LATER)).isEqualTo(state);
    for (SignOffStep step :
        new SignOffStep[] {
          prepared(LATER),
          approved(LATER, BEN),
          rejected(LATER),
          new SignOffStep.Commented(LATER, ANNA, "looked at"),
          new SignOffStep.Lapsed(LATER, "late fill")
        }) {
      String name = step.getClass().getSimpleName();
      boolean allowed = ALLOWED.getOrDefault(state, Set.of()).contains(name);
      assertThat(signOff.refusalOf(step).isEmpty()).as("%s in %s", name, state).isEqualTo(allowed);
      if (!allowed) {
        assertThatThrownBy(() -> signOff.after(step)).isInstanceOf(IllegalStateException.class);
      }
    }
  }

  @Test
  void noPersonApprovesOrRejectsTheirOwnNotEvenThroughAnother() {
    Actor annaForBen = new Actor("anna", Optional.of("ben"));
    Actor carlForAnna = new Actor("carl", Optional.of("anna"));
    for (Actor by : new Actor[] {ANNA, annaForBen, carlForAnna}) {
      assertThat(PREPARED.refusalOf(approved(LATER, by)))
          .hasValueSatisfying(why -> assertThat(why).contains("different persons"));
      assertThat(PREPARED.refusalOf(new SignOffStep.Rejected(LATER, by, HASH, "no"))).isPresent();
    }
    assertThat(PREPARED.refusalOf(approved(LATER, Actor.of("carl")))).isEmpty();
  }

  @Test
  void anotherPayloadIsNeitherPreparedNorApproved() {
    String other = "b".repeat(64);
    assertThat(DRAFT.refusalOf(new SignOffStep.Prepared(AT, ANNA, other, "", END))).isPresent();
    assertThat(PREPARED.refusalOf(new SignOffStep.Approved(AT, BEN, other, "", END))).isPresent();
  }

  @Test
  void requestsAndApprovalsLapseByTheClockAlone() {
    assertThat(PREPARED.stateAt(END.minusNanos(1))).isEqualTo(SignOffState.PREPARED);
    assertThat(PREPARED.stateAt(END)).isEqualTo(SignOffState.LAPSED);
    assertThat(APPROVED.stateAt(END)).isEqualTo(SignOffState.LAPSED);
    assertThat(REJECTED.stateAt(END)).isEqualTo(SignOffState.REJECTED);
    assertThat(PREPARED.refusalOf(approved(END, BEN))).isPresent();
    assertThat(
            APPROVED.refusalOf(new SignOffStep.Prepared(END, ANNA, HASH, "", END.plusSeconds(1))))
        .isEmpty();
  }

  @Test
  void nothingIsDecidedWithoutTimeWithoutAReasonOrBeforeTheLastStep() {
    assertThat(DRAFT.refusalOf(new SignOffStep.Prepared(AT, ANNA, HASH, "", AT))).isPresent();
    assertThat(PREPARED.refusalOf(new SignOffStep.Approved(AT, BEN, HASH, "", AT))).isPresent();
    assertThat(PREPARED.refusalOf(new SignOffStep.Rejected(AT, BEN, HASH, " "))).isPresent();
    assertThat(PREPARED.refusalOf(new SignOffStep.Commented(AT, BEN, ""))).isPresent();
    assertThat(PREPARED.refusalOf(new SignOffStep.Lapsed(AT, ""))).isPresent();
    assertThat(PREPARED.refusalOf(approved(AT.minusNanos(1), BEN))).isPresent();
  }

  @Test
  void commentsChangeNothingAndStay() {
    SignOff commented = PREPARED.after(new SignOffStep.Commented(LATER, BEN, "why so late?"));
    assertThat(commented.stateAt(LATER)).isEqualTo(SignOffState.PREPARED);
    assertThat(commented.steps()).hasSize(2);
  }
}
