package io.ringfence.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that is moved over midnight, and a run that keeps up with it or does not. */
class CertificatesDueTest {
  private static final Instant FIRST = Instant.parse("2025-11-01T08:00:00Z");
  private static final Instant EVENING = Instant.parse("2025-11-03T23:59:58.999999Z");
  private static final Instant MIDNIGHT = Instant.parse("2025-11-04T00:00:00Z");

  @TempDir Path folder;

  /** Of a run that keeps up with the clock. */
  private List<CertificatesDue.Due> due(Instant first, Instant now) {
    return due(first, now, now);
  }

  private List<CertificatesDue.Due> due(Instant first, Instant asOf, Instant now) {
    return new CertificatesDue(folder).of(new CertificatesDue.Reached(first, asOf), asOf, now);
  }

  private void issue(CertificatesDue.Due due) throws IOException {
    Files.writeString(due.file(), due.day().toString());
  }

  private static LocalDate day(int number) {
    return LocalDate.of(2025, 11, number);
  }

  @Test
  void aDayIsCertifiedOnceWhenItsRunHasReachedItsEnd() throws IOException {
    assertThat(due(Instant.parse("2025-11-03T08:00:00Z"), EVENING)).isEmpty();
    List<CertificatesDue.Due> due = due(Instant.parse("2025-11-03T08:00:00Z"), MIDNIGHT);
    assertThat(due).extracting(CertificatesDue.Due::day).containsExactly(day(3));
    assertThat(due.getFirst().file()).isEqualTo(folder.resolve("2025-11-03.txt"));
    issue(due.getFirst());
    assertThat(due(Instant.parse("2025-11-03T08:00:00Z"), MIDNIGHT.plusSeconds(3_600))).isEmpty();
  }

  @Test
  void daysThatEndedUnseenAreMadeUpForButNotAYearOfThem() {
    assertThat(due(FIRST, MIDNIGHT))
        .extracting(CertificatesDue.Due::day)
        .containsExactly(day(1), day(2), day(3));
    assertThat(due(FIRST.minus(Duration.ofDays(365)), MIDNIGHT))
        .hasSize(CertificatesDue.MOST)
        .last()
        .extracting(CertificatesDue.Due::day)
        .isEqualTo(day(3));
  }

  @Test
  void aRunThatFellSilentIsCertifiedAsFarAsItCameAndAsAWholeOnceItHasGoneOn() throws IOException {
    Instant began = Instant.parse("2025-11-03T08:00:00Z");
    Instant stood = Instant.parse("2025-11-03T18:00:00Z");
    assertThat(due(began, stood, MIDNIGHT.minusSeconds(1))).isEmpty();
    List<CertificatesDue.Due> part = due(began, stood, MIDNIGHT);
    assertThat(part).extracting(CertificatesDue.Due::day).containsExactly(day(3));
    assertThat(part.getFirst().reason()).contains("stands still");
    issue(part.getFirst());
    assertThat(due(began, stood, MIDNIGHT.plusSeconds(7_200))).isEmpty();
    List<CertificatesDue.Due> whole = due(began, MIDNIGHT.plusSeconds(7_200));
    assertThat(whole).extracting(CertificatesDue.Due::day).containsExactly(day(3));
    assertThat(whole.getFirst().file()).isNotEqualTo(part.getFirst().file());
    assertThat(whole.getFirst().reason()).contains("gone on");
  }

  @Test
  void aRunThatIsOnlyLateIsWaitedFor() {
    Instant began = Instant.parse("2025-11-03T08:00:00Z");
    assertThat(due(began, EVENING, MIDNIGHT.plusSeconds(600))).isEmpty();
  }
}
