package io.ringfence.launcher.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Which days of a run are still to be certified: each that has ended by the time of its events, and
 * the one a run that fell silent stands in, once it has ended by the clock. That one is certified
 * again, as a whole, when the run has gone on. What lies in the folder is done.
 *
 * @param folder of the certificates
 */
record CertificatesDue(Path folder) {
  /** After that time without anything new a run is silent. */
  static final Duration SILENCE = Duration.ofHours(1);

  /** Days looked back: whoever follows a recorded year does not ask for a year of certificates. */
  static final int MOST = 7;

  /**
   * How far a run is.
   *
   * @param firstAt its first instant
   * @param asOf its last published instant
   */
  record Reached(Instant firstAt, Instant asOf) {}

  /**
   * A certificate that is due.
   *
   * @param day UTC
   * @param file where it goes
   * @param reason why it is issued, and where it replaces one, why
   */
  record Due(LocalDate day, Path file, String reason) {}

  /**
   * What is due, the earliest day first.
   *
   * @param movedAt when the run went on last, by the clock
   * @param now the same clock
   */
  List<Due> of(Reached run, Instant movedAt, Instant now) {
    LocalDate current = day(run.asOf());
    List<Due> due = new ArrayList<>();
    for (LocalDate day = current.minusDays(MOST); day.isBefore(current); day = day.plusDays(1)) {
      if (!day.isBefore(day(run.firstAt())) && !Files.exists(whole(day))) {
        due.add(new Due(day, whole(day), reason(day)));
      }
    }
    boolean isSilent = now.isAfter(movedAt.plus(SILENCE));
    boolean isOver = !now.isBefore(start(current.plusDays(1)));
    boolean isBegun = run.asOf().isAfter(run.firstAt()) && run.asOf().isAfter(start(current));
    if (isSilent && isOver && isBegun && !Files.exists(part(current))) {
      due.add(new Due(current, part(current), "the day has ended, its run stands still"));
    }
    return due;
  }

  private String reason(LocalDate day) {
    return Files.exists(part(day))
        ? "the run has gone on to the end of the day"
        : "the day has ended";
  }

  private Path whole(LocalDate day) {
    return folder.resolve(day + ".txt");
  }

  private Path part(LocalDate day) {
    return folder.resolve(day + "-part.txt");
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
