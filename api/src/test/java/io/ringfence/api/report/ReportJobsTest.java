package io.ringfence.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringfence.api.errand.Office;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.evidence.EvidenceFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queue of reports, with a maker that waits as long as the test wants. */
class ReportJobsTest {
  private static final Instant NOW = Instant.parse("2026-03-05T10:00:00Z");

  @TempDir Path folder;
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  private ReportShelf shelf() {
    return new ReportShelf(
        new Office(
            new EvidenceFolder(folder.resolve("evidence")),
            folder.resolve("reports"),
            java.util.List.of()));
  }

  private ReportJobs jobs() {
    return new ReportJobs(shelf(), this::make, () -> NOW);
  }

  private ReportJob.Issued make(ReportJob job, Making.Listener listener) throws Making.Failure {
    listener.reached(50, "write");
    started.countDown();
    try {
      mayEnd.await();
    } catch (InterruptedException e) {
      throw new Making.Failure("the server ended");
    }
    return new ReportJob.Issued(1, "ab", NOW, "cd", 5);
  }

  private static ReportWish wish(String node) {
    return new ReportWish("risk", node, "run", NOW, null);
  }

  private static String code(Runnable order) {
    try {
      order.run();
      return "";
    } catch (ApiException e) {
      return e.code().name();
    }
  }

  @Test
  void whatWasBeingMadeOrWaitedWhenTheServerEndedHasFailedAndSaysSo() throws Exception {
    ReportJobs before = jobs();
    ReportJob running = before.order(wish("firm/A"), "ann", "key-1");
    before.order(wish("firm/A"), "ann", "key-2");
    started.await();
    assertThat(before.named(running.id(), DeskScope.ALL).progress().step()).isEqualTo("write");
    // As kill -9 leaves it: nobody closes the jobs.
    ReportJobs after = jobs();
    assertThat(after.all(DeskScope.ALL))
        .hasSize(2)
        .allSatisfy(
            job -> {
              assertThat(job.progress().state()).isEqualTo(ReportState.FAILED);
              assertThat(job.progress().reason()).startsWith("interrupted");
            });
    ReportJob next = after.order(wish("firm/A"), "ann", "key-3");
    assertThat(next.id()).isEqualTo("R-3");
    before.close();
    after.close();
  }

  /**
   * Names of desks and books are texts from outside: none leaves its folder or begins a command.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "firm/=cmd|' C calc'!A0, risk-firm--cmd---C-calc--A0-R-7.xlsx",
    "firm/../..,             risk-firm-..-..-R-7.xlsx",
    "firm/@SUM(1)/+1+1,      risk-firm--SUM-1---1-1-R-7.xlsx",
    "firm/a\u202Eb/P&L,      risk-firm-a-b-P-L-R-7.xlsx",
    "firm/a%0Ab/c;d,         risk-firm-a-0Ab-c-d-R-7.xlsx",
  })
  void aFileIsNamedByItsNodeInLettersThatAnyFolderAndHeaderTakes(String node, String name) {
    ReportJob job =
        new ReportJob(
            7,
            wish(node),
            new ReportJob.Order("ann", "key-1", NOW, null),
            ReportJob.Progress.queued(NOW),
            null);
    assertThat(job.fileName()).isEqualTo(name);
  }

  @Test
  void aBoundedNumberWaitsAndFewerOfOneCaller() throws Exception {
    ReportJobs jobs = jobs();
    jobs.order(wish("firm/A"), "first", "key-0");
    started.await();
    for (int i = 0; i < ReportJobs.MOST_OF_ONE; i++) {
      jobs.order(wish("firm/A"), "ann", "key-" + i);
    }
    assertThat(code(() -> jobs.order(wish("firm/A"), "ann", "key-9")))
        .isEqualTo(ErrorCode.WORKERS_TAKEN.name());
    for (int i = ReportJobs.MOST_OF_ONE; i < ReportJobs.MOST_WAITING; i++) {
      jobs.order(wish("firm/A"), "caller-" + i, "key");
    }
    assertThat(code(() -> jobs.order(wish("firm/A"), "late", "key")))
        .isEqualTo(ErrorCode.WORKERS_TAKEN.name());
    // Full or not, the same order is the same report.
    assertThat(jobs.order(wish("firm/A"), "first", "key-0").id()).isEqualTo("R-1");
    jobs.close();
  }

  @Test
  void aReportIsSeenByItsDeskOnly() throws Exception {
    ReportJobs jobs = jobs();
    ReportJob job = jobs.order(wish("firm/A/one"), "ann", "key-1");
    assertThat(jobs.all(new DeskScope.Desks(Set.of("A")))).hasSize(1);
    assertThat(jobs.all(new DeskScope.Desks(Set.of("AA", "B")))).isEmpty();
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> jobs.named(job.id(), new DeskScope.Desks(Set.of("B"))));
    jobs.close();
  }
}
