package io.ringfence.api.report;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.error.Trace;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.evidence.Holdings;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/**
 * Keeps files of reports as long as the schedule of retention says and no longer, but for those a
 * legal hold is on. Each that goes is a line of the audit ledger before it goes. That it was
 * issued, and when, is kept for ever.
 */
final class ReportKeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReportKeeping.class);
  private static final Duration EVERY = Duration.ofHours(1);
  private static final String SERVER = "server";
  private static final String DISPOSE = "DISPOSE";

  private final ReportJobs jobs;
  private final ReportShelf shelf;
  private final Holding holding;
  private final AuditTrail trail;
  private final InstantSource clock;
  private final ScheduledExecutorService hours =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("retention").factory());

  /**
   * Keeps the files of a shelf.
   *
   * @param holding what must be kept, and until when
   */
  ReportKeeping(
      ReportJobs jobs, ReportShelf shelf, Holding holding, AuditTrail trail, InstantSource clock) {
    this.jobs = jobs;
    this.shelf = shelf;
    this.holding = holding;
    this.trail = trail;
    this.clock = clock;
  }

  /** Says what must be kept. */
  interface Holding {
    /** Every export with its retention and its holds. */
    List<Holdings.Line> lines() throws IOException;
  }

  /** Looks now and every hour from then on. */
  ReportKeeping start() {
    hours.scheduleWithFixedDelay(this::look, 0, EVERY.toMinutes(), TimeUnit.MINUTES);
    return this;
  }

  private void look() {
    try {
      dispose();
    } catch (IOException | RuntimeException e) {
      LOG.warn("retention of reports is tried again in an hour: {}", e.getMessage());
    }
  }

  /**
   * Disposes of every file whose time is over and that nothing holds.
   *
   * @throws IOException when a ledger or the disk fails; what has not gone is kept
   */
  void dispose() throws IOException {
    List<ReportJob> kept =
        jobs.all(DeskScope.ALL).stream()
            .filter(job -> job.issued() != null && shelf.hasFile(job))
            .toList();
    if (kept.isEmpty()) {
      return;
    }
    Map<Long, Holdings.Line> lines = new HashMap<>();
    holding.lines().forEach(line -> lines.put(line.export(), line));
    for (ReportJob job : kept) {
      ReportJob.Issued issued = job.issued();
      Holdings.Line line = issued == null ? null : lines.get(issued.export());
      if (line != null && isOver(line, clock.instant())) {
        writeDown(job);
        shelf.dispose(job);
      }
    }
  }

  private static boolean isOver(Holdings.Line line, Instant at) {
    return line.holds().isEmpty() && !at.isBefore(line.until());
  }

  private void writeDown(ReportJob job) {
    trail.done(
        new AuditTrail.Request(
            SERVER,
            DISPOSE,
            "/v1/reports/%s/file".formatted(job.id()),
            HttpStatus.OK.value(),
            UUID.randomUUID().toString(),
            Trace.after(null).traceId()));
  }

  @Override
  public void close() {
    hours.shutdownNow();
  }
}
