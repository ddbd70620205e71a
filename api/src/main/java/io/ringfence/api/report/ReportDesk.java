package io.ringfence.api.report;

import io.ringfence.api.audit.AuditTrail;
import io.ringfence.api.errand.Errands;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.security.DeskAccess;
import io.ringfence.reporting.evidence.Holdings;
import io.ringfence.reporting.evidence.SignOffs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reports of this server and where they stand, if it was started with a place for them. */
final class ReportDesk implements AutoCloseable {
  private final Errands errands;
  private final InstantSource clock;
  private final @Nullable ReportJobs jobs;
  private final @Nullable ReportKeeping keeping;

  ReportDesk(Errands errands, ReportMaking.Sources sources, AuditTrail trail, InstantSource clock) {
    this.errands = errands;
    this.clock = clock;
    if (errands.hasOffice()) {
      ReportShelf shelf = new ReportShelf(errands.office());
      jobs = new ReportJobs(shelf, new ReportMaking(errands, shelf, sources), clock);
      Holdings holdings = new Holdings(errands.office().evidence(), clock);
      keeping = new ReportKeeping(jobs, shelf, holdings::lines, trail, clock).start();
    } else {
      jobs = null;
      keeping = null;
    }
  }

  /**
   * Every report.
   *
   * @throws ApiException when the server was started without a place for them
   */
  ReportJobs jobs() {
    errands.office();
    return Objects.requireNonNull(jobs, "an office has jobs");
  }

  private ReportShelf shelf() {
    return new ReportShelf(errands.office());
  }

  /** Runs reporting's programs. */
  Errands errands() {
    return errands;
  }

  /** A report's file, key and ledgers beside it. */
  Path file(ReportJob job) {
    return shelf().file(job);
  }

  /**
   * A report that is made.
   *
   * @throws ApiException when a caller may see none of this name, or it is not made
   */
  ReportJob done(String id, DeskAccess access) {
    ReportJob job = jobs().named(id, access.scope());
    if (job.issued() == null) {
      throw new ApiException(
          ErrorCode.REPORT_NOT_DONE,
          "%s must be DONE, is %s".formatted(id, job.progress().state()));
    }
    return job;
  }

  /**
   * The same, its file still there.
   *
   * @throws ApiException also when its retention is over
   */
  ReportJob kept(String id, DeskAccess access) {
    ReportJob job = done(id, access);
    if (!hasFile(job)) {
      throw new ApiException(
          ErrorCode.REPORT_DISPOSED,
          "the file of %s was kept as long as it had to be".formatted(id));
    }
    return job;
  }

  /** Whether a report's file is there. */
  boolean hasFile(ReportJob job) {
    return shelf().hasFile(job);
  }

  /** How far its sign-off has come; empty: nobody answers for it yet. */
  Optional<SignOffs.Held> signOff(ReportJob job, DeskAccess access) {
    ReportJob.Issued issued = job.issued();
    if (issued == null) {
      return Optional.empty();
    }
    try {
      return new SignOffs(errands.office().evidence(), clock)
          .all(access.scope()).stream()
              .filter(held -> held.signOff().payloadHash().equals(issued.payloadHash()))
              .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("the ledger of steps cannot be read", e);
    }
  }

  InstantSource clock() {
    return clock;
  }

  @Override
  public void close() {
    if (keeping != null) {
      keeping.close();
    }
    if (jobs != null) {
      jobs.close();
    }
  }
}
