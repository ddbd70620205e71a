package io.ringfence.domain.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaffTest {
  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");
  private static final Staff STAFF =
      Staff.NOBODY
          .after(granted("boss-account", "boss", Set.of(Duty.GRANT), "installation"))
          .after(granted("a1", "anna", Set.of(Duty.PREPARE), "boss"))
          .after(granted("a2", "anna", Set.of(Duty.APPROVE), "boss"))
          .after(granted("b1", "ben", Set.of(), "boss"))
          .after(granted("robot", "", Set.of(), "boss"));

  private static StaffStep.Granted granted(
      String account, String person, Set<Duty> duties, String by) {
    return new StaffStep.Granted(AT, account, person, duties, by);
  }

  private static Optional<String> refusal(String account, Actor actor, Duty duty) {
    return STAFF.refusalOf(account, actor, duty, AT.plusSeconds(60));
  }

  @Test
  void aDutyBelongsToThePersonBehindTheAccountAndNobodyElse() {
    assertThat(refusal("a1", Actor.of("anna"), Duty.PREPARE)).isEmpty();
    assertThat(refusal("a1", Actor.of("anna"), Duty.APPROVE)).isPresent();
    assertThat(refusal("a1", Actor.of("ben"), Duty.PREPARE)).isPresent();
    assertThat(refusal("nobody", Actor.of("anna"), Duty.PREPARE)).isPresent();
    assertThat(STAFF.personOf("a2")).contains("anna");
  }

  @Test
  void aServiceAccountHasNoPersonAndNoDuty() {
    assertThat(STAFF.personOf("robot")).isEmpty();
    assertThat(STAFF.refusalOf(granted("robot", "", Set.of(Duty.APPROVE), "boss")))
        .hasValueSatisfying(why -> assertThat(why).contains("service account"));
  }

  @Test
  void nobodyGrantsDutiesToThemselvesOrWithoutBeingAllowedTo() {
    assertThat(STAFF.refusalOf(granted("boss2", "boss", Set.of(Duty.APPROVE), "boss"))).isPresent();
    assertThat(STAFF.refusalOf(granted("c1", "carl", Set.of(Duty.APPROVE), "anna"))).isPresent();
    assertThat(Staff.NOBODY.refusalOf(granted("c1", "carl", Set.of(Duty.APPROVE), "x")))
        .hasValueSatisfying(why -> assertThat(why).contains("GRANT"));
    assertThatThrownBy(() -> STAFF.after(granted("boss2", "boss", Set.of(), "boss")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aDelegationLastsAsLongAsItSaysAndCarriesTheOthersDutiesOnly() {
    Instant until = AT.plusSeconds(3_600);
    Staff staff = STAFF.after(new StaffStep.Delegated(AT, "anna", "ben", until));
    Actor ben = new Actor("ben", Optional.of("anna"));
    assertThat(staff.refusalOf("b1", ben, Duty.APPROVE, until.minusSeconds(1))).isEmpty();
    assertThat(staff.refusalOf("b1", ben, Duty.APPROVE, until)).isPresent();
    assertThat(staff.refusalOf("b1", ben, Duty.GRANT, AT)).isPresent();
    assertThat(staff.refusalOf("b1", Actor.of("ben"), Duty.APPROVE, AT)).isPresent();
    assertThat(STAFF.refusalOf(new StaffStep.Delegated(AT, "anna", "ghost", until))).isPresent();
    assertThat(STAFF.refusalOf(new StaffStep.Delegated(AT, "anna", "anna", until))).isPresent();
    assertThat(STAFF.refusalOf(new StaffStep.Delegated(AT, "anna", "ben", AT))).isPresent();
  }

  @Test
  void dutiesThatAreTakenAwayAreGone() {
    Staff staff = STAFF.after(granted("a1", "anna", Set.of(), "boss"));
    assertThat(staff.refusalOf("a1", Actor.of("anna"), Duty.PREPARE, AT)).isPresent();
  }
}
