package io.ringfence.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.duty.Actor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IncidentTest {
  private static final Instant OPENED = Instant.parse("2026-01-05T08:59:00Z");
  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");
  private static final Actor ANNA = Actor.of("anna");
  private static final Incident RAISED =
      Incident.raised(
          "I-1", new BreachRef("run", "firm/ALPHA", "period_loss", "USDT", "", 1, OPENED), AT);
  private static final Incident KNOWN =
      RAISED.after(new IncidentStep.Acknowledged(AT.plusSeconds(60), ANNA, ""));
  private static final Incident JUDGED =
      KNOWN.after(new IncidentStep.Classified(AT.plusSeconds(90), ANNA, Cause.MARKET, ""));

  private static IncidentStep resolved(Resolution resolution) {
    return new IncidentStep.Resolved(AT.plusSeconds(600), ANNA, resolution, "positions reduced");
  }

  @Test
  void anIncidentIsAcknowledgedThenJudgedThenResolved() {
    Incident resolved = JUDGED.after(resolved(Resolution.ACCEPTED));
    assertThat(RAISED.state()).isEqualTo(IncidentState.RAISED);
    assertThat(JUDGED.state()).isEqualTo(IncidentState.ACKNOWLEDGED);
    assertThat(resolved.state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(resolved.untilRaised()).isEqualTo(Duration.ofMinutes(1));
    assertThat(resolved.resolvedAt()).contains(AT.plusSeconds(600));
  }

  @Test
  void noStepMayBeSkippedOrTakenTwice() {
    Instant at = AT.plusSeconds(700);
    IncidentStep classified = new IncidentStep.Classified(at, ANNA, Cause.DATA, "");
    Incident resolved = JUDGED.after(resolved(Resolution.ACCEPTED));
    assertThat(RAISED.refusalOf(classified)).isPresent();
    assertThat(RAISED.refusalOf(resolved(Resolution.ACCEPTED))).isPresent();
    assertThat(KNOWN.refusalOf(resolved(Resolution.ACCEPTED))).isPresent();
    assertThat(KNOWN.refusalOf(new IncidentStep.Acknowledged(at, ANNA, ""))).isPresent();
    assertThat(JUDGED.refusalOf(classified)).isEmpty();
    assertThat(resolved.refusalOf(classified)).isPresent();
    assertThat(resolved.refusalOf(new IncidentStep.Attached(at, ANNA, "a", "b", 1))).isPresent();
    assertThat(resolved.refusalOf(resolved(Resolution.ACCEPTED))).isPresent();
    assertThat(resolved.refusalOf(new IncidentStep.Commented(at, ANNA, "audited"))).isEmpty();
    assertThatThrownBy(() -> RAISED.after(classified)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aBreachThatStandsIsNotCured() {
    assertThat(JUDGED.refusalOf(resolved(Resolution.CURED)))
        .hasValueSatisfying(why -> assertThat(why).contains("has not ended"));
    Incident ended =
        JUDGED.after(
            new IncidentStep.BreachEnded(AT.plusSeconds(300), AT.plusSeconds(200), "CURED"));
    assertThat(ended.refusalOf(resolved(Resolution.CURED))).isEmpty();
  }

  @Test
  void clocksCallEachPersonOnceAndStopWhenTheWorkIsDone() {
    Instant fiveHours = AT.plus(Duration.ofHours(5));
    assertThat(RAISED.dueAt(AT.plus(Duration.ofMinutes(15)).minusNanos(1))).isEmpty();
    assertThat(RAISED.dueAt(AT.plus(Duration.ofMinutes(15)))).hasSize(1);
    assertThat(RAISED.dueAt(fiveHours)).hasSize(3);
    assertThat(JUDGED.dueAt(fiveHours)).isEmpty();
    assertThat(JUDGED.dueAt(AT.plus(Duration.ofHours(80)))).hasSize(2);
    Escalation first = RAISED.dueAt(fiveHours).getFirst();
    Incident called = RAISED.after(new IncidentStep.Escalated(fiveHours, first));
    assertThat(called.dueAt(fiveHours)).hasSize(2).doesNotContain(first);
    assertThat(called.refusalOf(new IncidentStep.Escalated(fiveHours, first))).isPresent();
    assertThat(JUDGED.after(resolved(Resolution.ACCEPTED)).dueAt(AT.plus(Duration.ofDays(9))))
        .isEmpty();
  }

  @Test
  void aClockThatRanOutBeforeSomebodyCameIsCalledAllTheSame() {
    Incident late =
        RAISED.after(new IncidentStep.Acknowledged(AT.plus(Duration.ofMinutes(20)), ANNA, ""));
    assertThat(late.dueAt(AT.plus(Duration.ofHours(2)))).hasSize(1);
  }
}
