package io.ringfence.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.errand.Office;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Holdings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of reports go when their time is over, never while somebody holds them. */
class ReportKeepingTest {
  private static final Instant NOW = Instant.parse("2033-03-05T10:00:00Z");

  @TempDir Path folder;
  private final AtomicLong exports = new AtomicLong();

  private ReportShelf shelf() {
    return new ReportShelf(
        new Office(
            new EvidenceFolder(folder.resolve("evidence")), folder.resolve("reports"), List.of()));
  }

  private ReportJob.Issued make(ReportJob job, Making.Listener listener) {
    try {
      Files.writeString(shelf().file(job), "workbook");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ReportJob.Issued(exports.incrementAndGet(), "ab", NOW, "cd", 8);
  }

  private static Holdings.Line line(long export, Instant until, String... holds) {
    return new Holdings.Line(export, "risk-pack", "run", until, List.of(holds), false);
  }

  private static void made(ReportJobs jobs, String key) throws InterruptedException {
    String id = jobs.order(new ReportWish("risk", "firm", "run", NOW, null), "ann", key).id();
    while (jobs.named(id, DeskScope.ALL).pending()) {
      Thread.sleep(5);
    }
  }

  @Test
  void whatIsOverGoesWithALineWhatIsHeldOrStillToBeKeptStays() throws Exception {
    ReportJobs jobs = new ReportJobs(shelf(), this::make, () -> NOW);
    for (int i = 1; i <= 4; i++) {
      made(jobs, "key-" + i);
    }
    List<Holdings.Line> lines =
        List.of(
            line(1, NOW),
            line(2, NOW.minusSeconds(9), "court file 7"),
            line(3, NOW.plusSeconds(1)));
    try (AuditTrail trail = AuditTrail.in(folder.resolve("audit"), () -> NOW);
        ReportKeeping keeping = new ReportKeeping(jobs, shelf(), () -> lines, trail, () -> NOW)) {
      keeping.dispose();
      keeping.dispose();
    }
    assertThat(jobs.all(DeskScope.ALL).reversed().stream().map(shelf()::hasFile))
        .as("over, held, to be kept, unknown to the ledger")
        .containsExactly(false, true, true, true);
    assertThat(shelf().bytes(jobs.all(DeskScope.ALL))).isEqualTo(24);
    try (Stream<String> written = Files.lines(folder.resolve("audit").resolve("audit.jsonl"))) {
      assertThat(written)
          .singleElement()
          .asString()
          .contains("\"method\":\"DISPOSE\"", "\"path\":\"/v1/reports/R-1/file\"");
    }
    // What was known of it is known after a restart, too; and it is not made again.
    ReportJobs after = new ReportJobs(shelf(), this::make, () -> NOW);
    assertThat(after.named("R-1", DeskScope.ALL).progress().state()).isEqualTo(ReportState.DONE);
    jobs.close();
    after.close();
  }
}
