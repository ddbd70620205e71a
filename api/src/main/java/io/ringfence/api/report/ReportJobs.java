package io.ringfence.api.report;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import io.ringfence.api.error.Trace;
import io.ringfence.domain.access.DeskScope;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reports in the order in which they were ordered. One is made at a time and a bounded number
 * waits. What was being made when the server ended has failed, and says so.
 */
final class ReportJobs implements AutoCloseable {
  /** Most reports that wait. */
  static final int MOST_WAITING = 16;

  /** Most of them that one caller has ordered. */
  static final int MOST_OF_ONE = 6;

  /** Most bytes of files of reports, until somebody makes room. */
  static final long MOST_BYTES = 16L << 30;

  private static final Duration TO_END = Duration.ofSeconds(2);

  private static final String INTERRUPTED =
      "interrupted: the server ended before it was made; order it again";

  private final ReportShelf shelf;
  private final Making making;
  private final InstantSource clock;
  private final ConcurrentSkipListMap<Long, ReportJob> jobs = new ConcurrentSkipListMap<>();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofPlatform().daemon().name("reports").factory());

  /** Reads what is kept. */
  ReportJobs(ReportShelf shelf, Making making, InstantSource clock) {
    this.shelf = shelf;
    this.making = making;
    this.clock = clock;
    shelf.all().forEach(job -> jobs.put(job.number(), job));
    jobs.values().stream()
        .filter(ReportJob::pending)
        .forEach(job -> put(job.at(ReportJob.Progress.failed(INTERRUPTED, clock.instant()))));
  }

  /** Every report a caller may see, the latest first. */
  List<ReportJob> all(DeskScope scope) {
    return jobs.descendingMap().values().stream().filter(job -> job.isSeenBy(scope)).toList();
  }

  /**
   * The report of this name.
   *
   * @throws ApiException when a caller may see none
   */
  ReportJob named(String id, DeskScope scope) {
    return jobs.values().stream()
        .filter(job -> job.id().equals(id) && job.isSeenBy(scope))
        .findFirst()
        .orElseThrow(
            () ->
                new ApiException(
                    ErrorCode.REPORT_UNKNOWN, "the report must be one of GET /v1/reports"));
  }

  /**
   * Orders a report. The same order under the same key is the report it was the first time.
   *
   * @throws ApiException when as many wait as may, or the key belongs to another order
   */
  synchronized ReportJob order(ReportWish wish, String caller, String key) {
    Optional<ReportJob> before = before(caller, key);
    if (before.isPresent()) {
      return same(before.get(), wish);
    }
    requireRoom();
    long ofCaller =
        jobs.values().stream()
            .filter(job -> job.pending() && job.order().caller().equals(caller))
            .count();
    if (ofCaller >= MOST_OF_ONE || worker.getQueue().remainingCapacity() == 0) {
      throw full();
    }
    long number = jobs.isEmpty() ? 1 : jobs.lastKey() + 1;
    ReportJob job =
        new ReportJob(
            number,
            wish,
            new ReportJob.Order(caller, key, clock.instant(), Trace.current().orElse(null)),
            ReportJob.Progress.queued(clock.instant()),
            null);
    put(job);
    try {
      worker.execute(() -> traced(job));
    } catch (RejectedExecutionException e) {
      put(job.at(ReportJob.Progress.failed(INTERRUPTED, clock.instant())));
      throw full();
    }
    return job;
  }

  private Optional<ReportJob> before(String caller, String key) {
    return jobs.values().stream()
        .filter(job -> job.order().caller().equals(caller) && job.order().key().equals(key))
        .findFirst();
  }

  private static ReportJob same(ReportJob before, ReportWish wish) {
    if (!before.wish().equals(wish)) {
      throw new ApiException(
          ErrorCode.IDEMPOTENCY_KEY_REUSED,
          "Idempotency-Key must be new for a new report, was that of " + before.id());
    }
    return before;
  }

  /** Nothing that must be kept goes for what is new: somebody has to make room. */
  private void requireRoom() {
    if (shelf.bytes(jobs.values()) >= MOST_BYTES) {
      throw new ApiException(
          ErrorCode.REPORTING_UNAVAILABLE,
          "kept reports fill %s GiB: somebody has to make room".formatted(MOST_BYTES >> 30));
    }
  }

  private static ApiException full() {
    return new ApiException(
        ErrorCode.WORKERS_TAKEN,
        "at most %s reports wait, %s of one caller; try again when one is done"
            .formatted(MOST_WAITING, MOST_OF_ONE));
  }

  /** Also what is done later belongs to the trace of the request that asked for it. */
  private void traced(ReportJob job) {
    String trace = job.order().trace();
    if (trace == null) {
      make(job);
      return;
    }
    try (Trace.Open _ = Trace.open(trace)) {
      make(job);
    }
  }

  private void make(ReportJob job) {
    put(job.at(ReportJob.Progress.running(0, "start", clock.instant())));
    ReportJob.Progress failed;
    try {
      ReportJob.Issued issued =
          making.make(
              job,
              (percent, step) ->
                  jobs.computeIfPresent(
                      job.number(),
                      (_, now) ->
                          now.pending()
                              ? job.at(ReportJob.Progress.running(percent, step, clock.instant()))
                              : now));
      put(job.done(issued, clock.instant()));
      return;
    } catch (Making.Failure e) {
      failed = ReportJob.Progress.failed(String.valueOf(e.getMessage()), clock.instant());
    } catch (ApiException e) {
      failed = ReportJob.Progress.failed(e.detail(), clock.instant());
    }
    put(job.at(failed));
  }

  private void put(ReportJob job) {
    shelf.keep(job);
    jobs.put(job.number(), job);
  }

  /** Nothing more is made; what is being made ends with its program. */
  @Override
  public void close() {
    worker.shutdownNow();
    try {
      worker.awaitTermination(TO_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
