package io.ringfence.api.report;

import io.ringfence.domain.access.DeskScope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A report that was ordered.
 *
 * @param number counts the reports of this server from 1
 * @param wish which report
 * @param order who ordered it
 * @param progress how far it is
 * @param issued what it became; null: nothing yet
 */
record ReportJob(
    long number, ReportWish wish, Order order, Progress progress, @Nullable Issued issued) {
  private static final String PREFIX = "R-";

  /**
   * Who ordered it.
   *
   * @param caller the account
   * @param key the caller's own name of the request: the same request under it is the same report
   * @param at when
   * @param trace where the request stood in its trace; null: it was not asked over HTTP
   */
  record Order(String caller, String key, Instant at, @Nullable String trace) {}

  /**
   * How far it is.
   *
   * @param state state
   * @param percent how much is done, 0 to 100
   * @param step what is being done; empty: nothing
   * @param reason why it failed; null: it has not
   * @param at since when it is so
   */
  record Progress(
      ReportState state, int percent, String step, @Nullable String reason, Instant at) {
    static Progress queued(Instant at) {
      return new Progress(ReportState.QUEUED, 0, "", null, at);
    }

    static Progress running(int percent, String step, Instant at) {
      return new Progress(ReportState.RUNNING, percent, step, null, at);
    }

    static Progress failed(String reason, Instant at) {
      return new Progress(ReportState.FAILED, 0, "", reason, at);
    }

    static Progress done(Instant at) {
      return new Progress(ReportState.DONE, 100, "", null, at);
    }
  }

  /**
   * What it became.
   *
   * @param export its number in the ledger
   * @param payloadHash SHA-256 of its payload, hexadecimal
   * @param asKnown what was recorded later is not in it
   * @param sha256 SHA-256 of the file, hexadecimal
   * @param bytes length of the file
   */
  record Issued(long export, String payloadHash, Instant asKnown, String sha256, long bytes) {}

  /** As callers name it. */
  String id() {
    return PREFIX + number;
  }

  /** Name of its file for whoever keeps it. */
  String fileName() {
    return "%s-%s-%s.xlsx"
        .formatted(wish.pack(), wish.node().replaceAll("[^A-Za-z0-9._-]", "-"), id());
  }

  boolean isSeenBy(DeskScope scope) {
    return wish.isSeenBy(scope);
  }

  ReportJob at(Progress next) {
    return new ReportJob(number, wish, order, next, issued);
  }

  ReportJob done(Issued as, Instant at) {
    return new ReportJob(number, wish, order, Progress.done(at), as);
  }

  boolean pending() {
    return progress.state() == ReportState.QUEUED || progress.state() == ReportState.RUNNING;
  }
}
