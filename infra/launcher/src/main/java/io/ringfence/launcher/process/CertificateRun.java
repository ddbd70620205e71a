package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.CommandFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Has the signed monitoring certificate of each day of live data made when the day has ended, as
 * {@code certificate --live} does, and the heads of the ledgers written down elsewhere with it.
 */
final class CertificateRun implements AutoCloseable {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);
  private static final String REACHED =
      "SELECT toUnixTimestamp64Micro(first_at), toUnixTimestamp64Micro(as_of) FROM run_heartbeats"
          + " WHERE run_id = '%s' ORDER BY heartbeat_at DESC LIMIT 1".formatted(FollowJob.RUN_ID);

  private final Workplace workplace;
  private final Store store;
  private final OfficeChild office;
  private final Terms terms;
  private CertificatesDue.Reached reached =
      new CertificatesDue.Reached(Instant.EPOCH, Instant.EPOCH);
  private Instant movedAt;

  private CertificateRun(Workplace workplace, Store store, Terms terms) {
    this.workplace = workplace;
    this.store = store;
    this.office = new OfficeChild(workplace, store);
    this.terms = terms;
    this.movedAt = workplace.clock().instant();
  }

  /**
   * Where everything lies.
   *
   * @param evidence folder of the ledgers
   * @param certificates folder of the certificates
   * @param outside the file elsewhere that heads are written to
   */
  record Terms(Path evidence, Path certificates, Path outside) {}

  /** Begins. */
  static CertificateRun start(Workplace workplace, Cleanup cleanup, Store store, Terms terms) {
    CertificateRun run = cleanup.closing(new CertificateRun(workplace, store, terms));
    Thread.ofPlatform().daemon().name("certificates").start(run::watch);
    return run;
  }

  private void watch() {
    Duration wait = LOOK_EVERY;
    while (!office.isOverWithin(wait)) {
      wait = due().stream().allMatch(this::isIssued) ? LOOK_EVERY : AGAIN_AFTER;
    }
  }

  private List<CertificatesDue.Due> due() {
    Instant now = workplace.clock().instant();
    Optional<CertificatesDue.Reached> found = look();
    if (found.isEmpty()) {
      return List.of();
    }
    if (!found.get().equals(reached)) {
      reached = found.get();
      movedAt = now;
    }
    return new CertificatesDue(terms.certificates()).of(reached, movedAt, now);
  }

  /** Empty: nothing is published yet, or nobody can be asked at the moment. */
  private Optional<CertificatesDue.Reached> look() {
    try {
      return Question.rows(store, REACHED).stream()
          .map(row -> row.split("\t", -1))
          .map(row -> new CertificatesDue.Reached(instant(row[0]), instant(row[1])))
          .findFirst();
    } catch (CommandFailure notNow) {
      return Optional.empty();
    }
  }

  private static Instant instant(String micros) {
    return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }

  private boolean isIssued(CertificatesDue.Due due) {
    boolean isIssued =
        office.asks(
            task(
                "certificate",
                List.of(
                    "--run-id",
                    FollowJob.RUN_ID,
                    "--day",
                    due.day().toString(),
                    "--out",
                    due.file().toString(),
                    "--comment",
                    due.reason())));
    if (office.isOverWithin(Duration.ZERO)) {
      return isIssued;
    }
    if (!isIssued) {
      workplace
          .terminal()
          .note("%s is not certified, it is tried again: %s".formatted(due.day(), office.reason()));
      return false;
    }
    workplace.terminal().note("certificate of %s: %s".formatted(due.day(), due.file()));
    if (!office.does(task("evidence anchor", List.of("--file", terms.outside().toString())))) {
      workplace.terminal().note("the ledgers' heads are not anchored: " + office.reason());
    }
    return true;
  }

  private List<String> task(String task, List<String> more) {
    return OfficeChild.task(task, terms.evidence(), System.getProperty("user.name"), more);
  }

  @Override
  public void close() {
    office.end();
  }
}
